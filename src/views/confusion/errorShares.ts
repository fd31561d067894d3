import type { ConfusedModel } from './View';

/** The least end of a colour scale: a single error of many rows is no alarm. */
export const leastScale = 0.1;

/** Of the rows of each label the share that is taken for each other class, [label][class]; null on the diagonal, and where a label has no row. */
export function errorShares({ counts }: ConfusedModel, shown: readonly number[]): (number | null)[][] {
  return shown.map((label) => {
    const rows = counts[label].reduce((sum, count) => sum + count, 0);
    return shown.map((taken) => (taken === label || !rows ? null : counts[label][taken] / rows));
  });
}
