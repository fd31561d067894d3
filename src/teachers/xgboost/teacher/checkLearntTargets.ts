import { checkSameTargets } from '../../../data/checkSameTargets';
import type { AnyDataset } from '../../../data/Dataset';
import type { ModelInfo } from '../../../record/RunRecord';
import type { ModelContents } from '../file/ModelContents';

/** @throws RangeError for rows with other targets than those that were learnt, or in another order, if the model knows their names. */
export function checkLearntTargets(
  subject: string,
  { info, model: { notes } }: { info: ModelInfo; model: ModelContents },
  { name, targets }: Pick<AnyDataset, 'name' | 'targets'>
): void {
  if (!notes.targets || !targets) return;
  checkSameTargets(
    subject,
    { of: `teacher "${info.name}"`, names: notes.targets },
    { of: `data "${name}"`, names: targets.names }
  );
}
