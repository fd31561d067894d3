import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { computeKlDivergence } from '../losses/formulas/computeKlDivergence';
import { computeLogSoftmax } from '../losses/formulas/computeLogSoftmax';
import { checkSameShape } from '../metrics/classification/agreement';
import { checkedLabels, type LabelsLike } from '../metrics/inputs/checkedLabels';
import { checkedLogits, type LogitsLike } from '../metrics/inputs/checkedLogits';

export interface DisagreementsOptions {
  /** [rows, classes], or [rows, 1] of a sigmoid unit. */
  teacher: LogitsLike;
  student: LogitsLike;
  /** [rows] class numbers, shown beside the predictions. */
  labels?: LabelsLike;
  /** The largest number of rows. Default 12. */
  rows?: number;
}

/** A row on which student and teacher disagree. */
export interface Disagreement {
  row: number;
  /** KL(teacher || student) at temperature 1, in nats. */
  kl: number;
  /** The top class and its probability. */
  teacher: { class: number; probability: number };
  student: { class: number; probability: number };
  /** Only if labels were given. */
  label?: number;
}

/**
 * The rows on which a student is farthest from its teacher: largest KL(teacher || student) = sum p log(p / q) at temperature 1, in falling
 * order, with both top classes. Ties go to the lower row. These are only numbers; `kd.images(data, { rows })` shows the images.
 *
 * @throws TypeError or RangeError for an unknown option, logits that are not finite or have different shapes, and labels that do not fit.
 * @example
 * ```ts
 * const worst = kd.disagreements({ teacher: [[3, 0], [0, 2]], student: [[3, 0], [1, 0]], rows: 1 });
 * worst[0].row; // 1: the teacher says class 1, the student class 0
 * ```
 */
export function disagreements(options: DisagreementsOptions): Disagreement[] {
  const subject = 'disagreements';
  checkOptions(subject, options, ['teacher', 'student', 'labels', 'rows']);
  const teacher = checkedLogits(subject, 'teacher', options?.teacher);
  const student = checkedLogits(subject, 'student', options.student);
  checkSameShape(subject, student, teacher);
  const most = checkNumber(subject, 'rows', options.rows ?? 12, { integer: true, atLeast: 1 });
  const { rows, columns } = teacher;
  const labels = options.labels === undefined ? undefined : checkedLabels(subject, options.labels, rows, columns);
  const [p, q] = [new Float64Array(columns), new Float64Array(columns)];
  const all = Array.from({ length: rows }, (_, row): Disagreement => {
    const [taught, own] = [
      computeLogSoftmax(teacher.values, row * columns, columns, 1, p),
      computeLogSoftmax(student.values, row * columns, columns, 1, q)
    ];
    return {
      row,
      kl: computeKlDivergence(p, q),
      teacher: { class: taught, probability: Math.exp(p[taught]) },
      student: { class: own, probability: Math.exp(q[own]) },
      ...(labels && { label: labels[row] })
    };
  });
  return all.sort((a, b) => b.kl - a.kl || a.row - b.row).slice(0, most);
}
