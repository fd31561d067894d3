import type { Dataset } from '../../data/Dataset';

/** A part of the data with its name, in the order of train, validation and test. */
export interface NamedSplit {
  name: string;
  data: Dataset;
}

/** Each part with each later one. */
export function splitPairs(parts: readonly NamedSplit[]): [earlier: NamedSplit, later: NamedSplit][] {
  return parts.flatMap((earlier, i) => parts.slice(i + 1).map((later): [NamedSplit, NamedSplit] => [earlier, later]));
}
