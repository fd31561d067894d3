import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkedOutputs } from '../checkedLogits';
import type { Loss, LossInputs } from '../Loss';
import { createRowLoss } from '../createRowLoss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { checkTargets } from './checkTargets';

export interface TeacherBoundedOptions {
  /** How much worse than the student the teacher may be before the student is left alone, in squared units of the outputs. Default 0. */
  margin?: number;
}

/**
 * The teacher as an upper bound: where the student's squared error plus `margin` is above the teacher's, it is the student's squared error, otherwise 0. So
 * a teacher that is wrong does not pull a student that is nearer to the truth. One number per example:
 *
 * |s - y|^2 if |s - y|^2 + margin > |t - y|^2, else 0; |.|^2 is the mean over a row's outputs.
 *
 * Inputs: `student`, `teacher` and `targets`, [batch, outputs]. Result: [batch]. Chen et al. add it, weighted by 0.5, to a plain loss on the targets.
 *
 * Chen, Choi, Yu, Han & Chandraker 2017, "Learning Efficient Object Detection Models with Knowledge Distillation", equation 4.
 *
 * @throws TypeError or RangeError for an unknown option, a margin below 0, and when called for numbers that are missing or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.teacherBounded()({ student: [[3], [1]], teacher: [[1], [3]], targets: [[0], [0]] }); // [batch], here 9 and 0
 * perExample.dispose();
 * ```
 */
export function teacherBounded(options: TeacherBoundedOptions = {}): Loss {
  checkOptions('teacherBounded', options, ['margin']);
  const margin = checkNumber('teacherBounded', 'margin', options.margin ?? 0, { atLeast: 0 });
  const loss = wrapLossInTidy('teacherBounded', (inputs: LossInputs) => {
    const student = checkedOutputs('teacherBounded', { what: 'student outputs', shape: '[batch, outputs]' }, inputs.student);
    const targets = checkTargets('teacherBounded', inputs.targets, student);
    const teacher = checkTargets('teacherBounded', inputs.teacher, student, {
      name: 'teacher outputs',
      fix: 'pass {student, teacher, targets}'
    });
    const { units } = student;
    return createRowLoss([student.tensor], (row, [gradient]) => {
      let [own, bound] = [0, 0];
      for (let i = row * units; i < (row + 1) * units; i++) {
        own += (student.values[i] - targets[i]) ** 2 / units;
        bound += (teacher[i] - targets[i]) ** 2 / units;
      }
      // NaN stays NaN.
      if (own + margin <= bound) return 0;
      for (let i = row * units; i < (row + 1) * units; i++) gradient[i] = (2 * (student.values[i] - targets[i])) / units;
      return own;
    });
  });
  return Object.assign(loss, { description: { name: 'teacherBounded', margin }, needs: ['teacher', 'targets'] as const });
}
