import type { AnyDataset } from '../../data/Dataset';

/** Share of the most common class: the accuracy of always guessing it. */
export function computeMajorityShare({ y }: Pick<AnyDataset, 'y'>): number {
  return commonest(y).share;
}

/** The most common label, the first of several, and the share of rows that have it. */
export function commonest(labels: ArrayLike<number>): { label: number; share: number } {
  const counts = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
  const [label, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return { label, share: count / labels.length };
}
