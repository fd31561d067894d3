import type { Dataset } from '../data/Dataset';

/** Share of the commonest class: the accuracy of always guessing it. */
export function majority({ y, classes }: Dataset): number {
  const counts = new Array<number>(classes.length).fill(0);
  for (const label of y) counts[label]++;
  return Math.max(...counts) / y.length;
}
