import type { Matrix } from '../../data/Matrix';
import { firstMoment } from '../../losses/Loss';
import type { SoftLabels } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { shownSplit, listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import type { Recorder } from '../record/recordRun';

/** Records the teacher's scores on every labelled split, what looks wrong with it, and its soft labels of the shown rows. Returns these if the task has any. */
export function scoreTeacher(
  { task, data, stages }: Pick<CheckedRun, 'task' | 'data' | 'stages'>,
  logits: LogitsOfSplits,
  { tell, tellFindings, record }: Pick<Recorder, 'tell' | 'tellFindings' | 'record'>
): SoftLabels | undefined {
  for (const [split, rows] of listPresentSplits(data)) {
    if (rows.unlabelled) continue;
    tell({ type: 'scored', model: 'teacher', split, scores: task.score({ outputs: logits[split] as Matrix, rows }) });
  }
  const [split, shown] = shownSplit(data);
  const teacher = logits[split] as Matrix;
  const found = task.teacherFindings(teacher, shown, split, record());
  if (found.length) tellFindings(found);
  const softLabels = task.softLabels?.({ split, teacher, data: shown, temperature: firstTemperature(stages) });
  if (softLabels) tell({ type: 'softLabels', softLabels });
  return softLabels;
}

/** The temperature at the start of the run, from the first term that has one. */
function firstTemperature(stages: CheckedRun['stages']): number | null {
  for (const { terms, epochs } of stages) {
    const schedule = terms.find(({ loss }) => loss.temperature)?.loss.temperature;
    if (schedule) return schedule({ ...firstMoment, epochs });
  }
  return null;
}
