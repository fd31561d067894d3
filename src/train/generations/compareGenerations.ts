import { computeComparison } from '../../assess/compare/computeComparison';
import type { AnyDataset, Splits } from '../../data/Dataset';
import { averageMatrices } from '../../data/averageMatrices';
import type { Comparison } from '../../record/Comparison';
import type { Task } from '../options/Task';
import { shownSplit, type LogitsOfSplits } from '../task/listPresentSplits';
import { generationName } from './checkGenerations';

/** The first generation against each later one and the ensemble of all. Null if there is one, or the rows cannot be compared. */
export async function compareGenerations(
  task: Task,
  data: Splits<AnyDataset>,
  logits: readonly LogitsOfSplits[]
): Promise<Comparison | null> {
  const [split, rows] = shownSplit(data);
  const by = split === 'train' ? null : task.comparedBy(rows);
  if (logits.length < 2 || !by) return null;
  const all = logits.map((one) => one[split]!);
  const models = Object.fromEntries(all.map((one, i) => [generationName(i + 1), one]));
  return computeComparison({
    ...{
      ...by,
      models: { ...models, ensemble: averageMatrices(all) },
      groups: rows.groups,
      split,
      of: generationName(1),
      resamples: 1000
    }
  });
}
