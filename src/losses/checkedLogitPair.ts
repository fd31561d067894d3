import { toTwoClassLogits } from './toTwoClassLogits';
import { checkedLogits, type Logits } from './checkedLogits';
import type { LossInputs } from './Loss';

/**
 * The logits of student and teacher in one shape with at least two units: one sigmoid unit z becomes [0, z].
 *
 * @throws TypeError or RangeError for a missing teacher or shapes that differ.
 */
export function checkedLogitPair(subject: string, { student, teacher }: LossInputs): { student: Logits; teacher: Logits } {
  if (teacher === undefined) throw new TypeError(`${subject}: expected teacher logits, got undefined; pass {student, teacher}`);
  const s = checkedLogits(subject, 'student', toTwoClassLogits(student));
  const t = checkedLogits(subject, 'teacher', toTwoClassLogits(teacher));
  if (t.rows !== s.rows || t.units !== s.units) {
    const shapes = `the student's shape [${s.rows}, ${s.units}], got [${t.rows}, ${t.units}]`;
    throw new RangeError(`${subject}: expected teacher logits in ${shapes}; give both the same rows and classes`);
  }
  return { student: s, teacher: t };
}
