import type { Dataset } from '../../Dataset';

/** A part of the data with its name, in the order of train, validation and test. */
export interface Part {
  name: string;
  data: Dataset;
}

/** Each part with each later one. */
export function pairs(parts: readonly Part[]): [earlier: Part, later: Part][] {
  return parts.flatMap((earlier, i) => parts.slice(i + 1).map((later): [Part, Part] => [earlier, later]));
}
