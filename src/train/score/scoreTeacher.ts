import { classOrderFinding } from '../../assess/findings/classOrderFinding';
import { classOrderByAuc } from '../../assess/findings/classOrderByAuc';
import { worseThanGuessing } from '../../assess/findings/worseThanGuessing';
import { tooGoodTeacher } from '../../assess/findings/tooGoodTeacher';
import { softLabelsRecord } from '../../assess/softLabels/softLabelsRecord';
import type { Matrix } from '../../data/Matrix';
import { firstMoment } from '../../losses/Loss';
import { scoreLogits } from '../../metrics/scoreLogits';
import type { SoftLabels } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { shownSplit, presentSplits, type LogitsOfSplits } from '../check/presentSplits';
import type { Recorder } from '../record/recordRun';

/** Records the teacher's scores on every labelled split, whether its classes look swapped or it is worse than guessing, and its soft labels of the shown rows. Returns these. */
export function scoreTeacher(
  { data, stages }: Pick<CheckedRun, 'data' | 'stages'>,
  logits: LogitsOfSplits,
  { tell, tellFindings, record }: Pick<Recorder, 'tell' | 'tellFindings' | 'record'>
): SoftLabels {
  for (const [split, { y, known, unlabelled }] of presentSplits(data)) {
    if (unlabelled) continue;
    tell({
      type: 'scored',
      model: 'teacher',
      split,
      scores: scoreLogits({ student: logits[split] as Matrix, labels: y, known })
    });
  }
  const [split, shown] = shownSplit(data);
  const teacher = logits[split] as Matrix;
  const wrong = shown.unlabelled
    ? null
    : (classOrderFinding(teacher, shown.y, shown.classes) ??
      classOrderByAuc(teacher, shown.y, shown.classes) ??
      worseThanGuessing(teacher, shown.y, shown.classes));
  if (wrong) tellFindings([wrong]);
  const scored = record().scores.teacher?.[split];
  const tooGood = scored && shown.features && split !== 'train' ? tooGoodTeacher(scored, split, record().findings) : null;
  if (tooGood) tellFindings([tooGood]);
  const softLabels = softLabelsRecord({ split, teacher, data: shown, temperature: firstTemperature(stages) });
  tell({ type: 'softLabels', softLabels });
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
