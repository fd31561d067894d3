import { computeComparison } from '../../assess/compare/computeComparison';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Comparison } from '../../record/Comparison';
import type { Task } from '../options/Task';
import { shownSplit, type LogitsOfSplits } from '../task/listPresentSplits';

/**
 * Compares the student of one run with baseline and teacher on the shown rows, with intervals over those rows. Null if there is nothing to
 * compare it with, if it was trained on those rows, or if all of them are of one group: they say nothing of others.
 */
export async function compareModelsOfRun(
  task: Task,
  data: Splits<AnyDataset>,
  models: { [name in 'teacher' | 'student' | 'baseline']?: LogitsOfSplits }
): Promise<Comparison | null> {
  const [split, shown] = shownSplit(data);
  const logits: { [name: string]: Matrix } = {};
  for (const [name, of] of Object.entries(models)) if (of?.[split]) logits[name] = of[split];
  const hasGroups = shown.groups === undefined || new Set(shown.groups).size > 1;
  const by = split === 'train' || !hasGroups ? null : task.comparedBy(shown);
  if (!logits.student || Object.keys(logits).length < 2 || !by) return null;
  const measured = await computeComparison({
    ...{ ...by, models: logits, groups: shown.groups, split, of: 'student', resamples: 1000 }
  });
  // Earlier versions read records without the corrected p-values; the verdicts follow them all the same.
  return { ...measured, differences: measured.differences.map(({ adjusted: _, ...one }) => one) };
}
