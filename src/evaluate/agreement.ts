import { checkOptions } from '../checks/checkOptions';
import { logitsOf, type LogitsLike, type LogitsTable } from './logitsOf';
import { logSoftmax } from './logSoftmax';

export interface Agreement {
  /** Share of rows with the same top class, 0 to 1. */
  top1: number;
  /** Mean KL(softmax(teacher) || softmax(student)), in nats. */
  kl: number;
}

/**
 * How far a student says what its teacher says: top-1 agreement and the mean KL at temperature 1.
 *
 * Stanton et al. 2021, "Does Knowledge Distillation Really Work?", arXiv 2106.05945.
 *
 * @throws TypeError or RangeError for NaN, no rows, or other shapes.
 * @example
 * ```ts
 * kd.agreement({ student: [[1, 0], [0, 1]], teacher: [[3, 0], [2, 0]] }).top1; // 0.5
 * ```
 */
export function agreement(inputs: { student: LogitsLike; teacher: LogitsLike }): Agreement {
  checkOptions('agreement', inputs, ['student', 'teacher']);
  const student = logitsOf('agreement', 'student', inputs?.student);
  const teacher = logitsOf('agreement', 'teacher', inputs.teacher);
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
    if (logSoftmax(student, i, s) === logSoftmax(teacher, i, t)) same++;
    for (let j = 0; j < student.columns; j++) kl += positiveTerm(t[j], s[j]);
  }
  return { top1: same / student.rows, kl: kl / student.rows };
}

/** p_t log(p_t / p_s) - p_t + p_s: the sum is the KL, and with no term below 0 nothing cancels. */
function positiveTerm(logTeacher: number, logStudent: number): number {
  const ratio = logTeacher - logStudent;
  const p = Math.exp(logTeacher);
  return Math.abs(ratio) < 1 ? p * (Math.expm1(-ratio) + ratio) : Math.exp(logStudent) - p + p * ratio;
}
