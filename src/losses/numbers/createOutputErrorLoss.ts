import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Description } from '../../record/RunRecord';
import { checkedOutputs, type Logits } from '../checkedLogits';
import type { Loss, LossInputs } from '../Loss';
import { createRowLoss } from '../createRowLoss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { checkTargets } from './checkTargets';

/** What the student's outputs are compared with: the true numbers, or the teacher's outputs. */
export type ComparedWith = 'targets' | 'teacher';

/** A loss of a difference and its derivative. */
export interface ErrorRule {
  of: (difference: number) => number;
  slope: (difference: number) => number;
}

/**
 * The mean over a row's outputs of a rule applied to student minus reference, one number per example. Gradients go to the student.
 *
 * @throws TypeError, at once, for an unknown option; when called, TypeError or RangeError for inputs that are missing or differ in shape.
 */
export function createOutputErrorLoss(
  description: Description & { name: string },
  to: ComparedWith,
  { of, slope }: ErrorRule
): Loss {
  const subject = description.name;
  if (to !== 'targets' && to !== 'teacher')
    throw new TypeError(`${subject}: expected to to be "targets" or "teacher", got ${showValue(to)}; choose one`);
  const loss = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const student = checkedOutputs(subject, { what: 'student outputs', shape: '[batch, outputs]' }, inputs.student);
    const values = reference(subject, to, inputs, student);
    const { units } = student;
    return createRowLoss([student.tensor], (row, [gradient]) => {
      let sum = 0;
      for (let i = row * units; i < (row + 1) * units; i++) {
        const difference = student.values[i] - values[i];
        gradient[i] = slope(difference) / units;
        sum += of(difference);
      }
      return sum / units;
    });
  });
  return Object.assign(loss, { description: { ...description, to }, needs: [to] as const });
}

function reference(subject: string, to: ComparedWith, { teacher, targets }: LossInputs, student: Logits): ArrayLike<number> {
  return to === 'targets'
    ? checkTargets(subject, targets, student)
    : checkTargets(subject, teacher, student, { name: 'teacher outputs', fix: 'pass {student, teacher}' });
}

/** @throws TypeError for an unknown option. */
export function checkComparedWith(subject: string, options: { to?: ComparedWith }, others: readonly string[] = []): ComparedWith {
  checkOptions(subject, options, ['to', ...others]);
  return options.to ?? 'targets';
}
