import { checkOptions } from '../../checks/checkOptions';
import { computeKlDivergence } from '../../losses/formulas/computeKlDivergence';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import { checkedLogits, type LogitsLike, type LogitsTable } from '../inputs/checkedLogits';

export interface Agreement {
  /** Share of rows with the same top class, 0 to 1. */
  top1: number;
  /** Mean KL(softmax(teacher) || softmax(student)), in nats. */
  kl: number;
}

/**
 * How closely a student follows its teacher: top-1 agreement and the mean KL at temperature 1.
 *
 * Stanton et al. 2021, "Does Knowledge Distillation Really Work?", arXiv 2106.05945.
 *
 * @throws TypeError or RangeError for NaN, no rows, or shapes that differ.
 * @example
 * ```ts
 * kd.agreement({ student: [[1, 0], [0, 1]], teacher: [[3, 0], [2, 0]] }).top1; // 0.5
 * ```
 */
export function agreement(inputs: { student: LogitsLike; teacher: LogitsLike }): Agreement {
  checkOptions('agreement', inputs, ['student', 'teacher']);
  const student = checkedLogits('agreement', 'student', inputs?.student);
  const teacher = checkedLogits('agreement', 'teacher', inputs.teacher);
  checkSameShape('agreement', student, teacher);
  return agreementOf(student, teacher);
}

export function checkSameShape(subject: string, student: LogitsTable, teacher: LogitsTable): void {
  if (teacher.rows === student.rows && teacher.columns === student.columns) return;
  const shapes = `[${student.rows}, ${student.columns}], got [${teacher.rows}, ${teacher.columns}]`;
  throw new RangeError(
    `${subject}: expected teacher logits in the student's shape ${shapes}; give both the same rows and classes`
  );
}

export function agreementOf(student: LogitsTable, teacher: LogitsTable): Agreement {
  const [s, t] = [new Float64Array(student.columns), new Float64Array(student.columns)];
  let [same, kl] = [0, 0];
  for (let i = 0; i < student.rows; i++) {
    const start = i * student.columns;
    const own = computeLogSoftmax(student.values, start, student.columns, 1, s);
    if (own === computeLogSoftmax(teacher.values, start, student.columns, 1, t)) same++;
    kl += computeKlDivergence(t, s);
  }
  return { top1: same / student.rows, kl: kl / student.rows };
}
