import { checkOptions } from '../checks/checkOptions';
import type { Scores } from '../record/RunRecord';
import { checkKnownLabels, checkKnownRows } from '../data/checkKnownLabels';
import type { KnownLabels } from '../data/KnownLabels';
import { countErrors } from './classification/accuracy';
import { averagePrecision } from './ranking/averagePrecision';
import { agreementOf, checkSameShape } from './classification/agreement';
import { calibrationError } from './calibration/expectedCalibrationError';
import { checkedLabels, type LabelsLike } from './inputs/checkedLabels';
import { checkedLogits, type LogitsLike } from './inputs/checkedLogits';
import { meanNll } from './classification/negativeLogLikelihood';
import { ranksOf } from './links/filteredRanks';
import { rocAuc } from './ranking/rocAuc';

export interface ScoreLogitsInputs {
  /** Logits of the model that is scored, [rows, classes]; [rows, 1] is one sigmoid unit. */
  student: LogitsLike;
  /** The teacher's logits on the same rows. Without them agreement and KL are null. */
  teacher?: LogitsLike;
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** All right labels of each row, where a row may have several: the other ones are left out before the largest logit is looked for. */
  known?: KnownLabels;
}

/**
 * Everything that a record holds about a model on one split: errors, accuracy, negative log-likelihood, calibration and agreement with the teacher.
 *
 * @throws TypeError or RangeError for NaN, no rows, shapes that differ or labels out of range.
 * @example
 * ```ts
 * kd.scoreLogits({ student: [[2, 0], [0, 1]], teacher: [[3, 0], [0, 2]], labels: [0, 0] }).accuracy; // 0.5
 * ```
 */
export function scoreLogits(inputs: ScoreLogitsInputs): Scores {
  checkOptions('scoreLogits', inputs, ['student', 'teacher', 'labels', 'known']);
  const student = checkedLogits('scoreLogits', 'student', inputs?.student);
  const labels = checkedLabels('scoreLogits', inputs.labels, student.rows, student.columns);
  const teacher = inputs.teacher === undefined ? null : checkedLogits('scoreLogits', 'teacher', inputs.teacher);
  if (teacher) checkSameShape('scoreLogits', student, teacher);
  const agreed = teacher && agreementOf(student, teacher);
  const { known } = inputs;
  if (known) checkKnownLabels('scoreLogits', known);
  if (known) checkKnownRows('scoreLogits', known, labels);
  const errors = known ? ranksOf(student, labels, known).filter((rank) => rank > 1).length : countErrors(student, labels);
  return {
    rows: student.rows,
    errors,
    accuracy: (student.rows - errors) / student.rows,
    nll: meanNll(student, labels),
    ece: calibrationError(student, labels),
    ...(student.columns === 2 && ranks(inputs.student, inputs.labels, labels)),
    agreement: agreed && agreed.top1,
    teacherKl: agreed && agreed.kl
  };
}

/** Two classes: how well the logits rank class 1 before class 0. Not defined if all rows have one class. */
function ranks(logits: LogitsLike, labels: LabelsLike, classes: ArrayLike<number>): Pick<Scores, 'averagePrecision' | 'rocAuc'> {
  const isDefined = new Set(Array.from(classes)).size === 2;
  if (!isDefined) return { averagePrecision: null, rocAuc: null };
  return { averagePrecision: averagePrecision({ logits, labels }), rocAuc: rocAuc({ logits, labels }) };
}
