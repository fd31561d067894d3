import { checkedOutputs, type Logits } from '../checkedLogits';

/**
 * Targets, or other numbers that the student's outputs are compared with, in the student's shape.
 *
 * @throws TypeError or RangeError if they are missing, are no numbers or have another shape.
 */
export function checkTargets(
  subject: string,
  targets: unknown,
  student: Logits,
  { name, fix } = { name: 'targets', fix: 'pass {student, targets}, [batch, outputs]' }
): ArrayLike<number> {
  if (targets === undefined) throw new TypeError(`${subject}: expected ${name}, got undefined; ${fix}`);
  const { rows, units, values } = checkedOutputs(subject, { what: name, shape: '[batch, outputs]' }, targets);
  if (rows !== student.rows || units !== student.units)
    throw new RangeError(
      `${subject}: expected ${name} in the student's shape [${student.rows}, ${student.units}], got [${rows}, ${units}]; give both the same rows and outputs`
    );
  return values;
}
