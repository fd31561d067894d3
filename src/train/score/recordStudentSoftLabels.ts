import { withStudentLogits } from '../../assess/softLabels/computeSoftLabelsRecord';
import { predict } from '../../metrics/predict';
import type { SoftLabels } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { shownSplit, type LogitsOfSplits } from '../task/listPresentSplits';
import type { Recorder } from '../record/recordRun';

/** Records the soft labels again, with the student's next to the teacher's. */
export async function recordStudentSoftLabels(
  softLabels: SoftLabels,
  { data, student }: Pick<CheckedRun, 'data' | 'student'>,
  known: LogitsOfSplits | undefined,
  { tell, record }: Pick<Recorder, 'tell' | 'record'>
): Promise<void> {
  const [split, shown] = shownSplit(data);
  const logits = known?.[split] ?? (await predict(student, shown));
  const temperature = record().history.series.temperature?.at(-1) ?? null;
  tell({ type: 'softLabels', softLabels: withStudentLogits(softLabels, logits, temperature) });
}
