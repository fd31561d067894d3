import { computeComparison } from '../../assess/compare/computeComparison';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { linkMetrics } from '../../metrics/links/linkMetrics';
import type { Comparison } from '../../record/Comparison';
import { shownSplit, type LogitsOfSplits } from '../check/presentSplits';

/**
 * Compares the student of one run with baseline and teacher on the shown rows, with intervals over those rows. Null if there is nothing to
 * compare it with, or if it was trained on those rows.
 */
export async function compareModelsOfRun(
  data: Splits<AnyDataset>,
  models: { [name in 'teacher' | 'student' | 'baseline']?: LogitsOfSplits }
): Promise<Comparison | null> {
  const [split, shown] = shownSplit(data);
  const logits: { [name: string]: Matrix } = {};
  for (const [name, of] of Object.entries(models)) if (of?.[split]) logits[name] = of[split];
  const isMeasurable = split !== 'train' && new Set(shown.y).size > 1;
  if (!logits.student || Object.keys(logits).length < 2 || !isMeasurable) return null;
  const measured = await computeComparison({
    ...{ models: logits, labels: shown.y, groups: shown.groups, split, of: 'student', resamples: 1000 },
    metrics: linkMetrics(shown.known)
  });
  // Earlier versions read records without the corrected p-values; the verdicts follow them all the same.
  return { ...measured, differences: measured.differences.map(({ adjusted: _, ...one }) => one) };
}
