import type { ConfusedModel } from '../types/ConfusionView';

/** The colour scale never ends below this: a single error among many rows is no alarm. */
export const leastScale = 0.1;

/** Share of each label's rows that are predicted as each other class, [label][class]; null on the diagonal, and for a label without rows. */
export function computeErrorShares({ counts }: ConfusedModel, shown: readonly number[]): (number | null)[][] {
  return shown.map((label) => {
    const rows = counts[label].reduce((sum, count) => sum + count, 0);
    return shown.map((taken) => (taken === label || !rows ? null : counts[label][taken] / rows));
  });
}
