import type { Dataset } from '../../data/Dataset';

/** A part of the data with its name, in the order of train, validation and test. */
export interface DataPart {
  name: string;
  data: Dataset;
}

/** Each part with each later one. */
export function partPairs(parts: readonly DataPart[]): [earlier: DataPart, later: DataPart][] {
  return parts.flatMap((earlier, i) => parts.slice(i + 1).map((later): [DataPart, DataPart] => [earlier, later]));
}
