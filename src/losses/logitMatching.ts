import { checkOptions } from '../checks/checkOptions';
import { checkedLogits } from './checkedLogits';
import type { Loss, LossInputs } from './Loss';
import { createRowLoss } from './createRowLoss';
import { wrapLossInTidy } from './wrapLossInTidy';

/**
 * Logit matching: half the squared distance of the logits, sum over classes of (student - teacher)^2 / 2, one number per example. Soft
 * targets approach it at high temperatures; for a margin (one unit) it is a plain regression.
 *
 * Inputs: `student` and `teacher` logits, [batch, classes]; both get gradients. Result: [batch].
 *
 * Ba and Caruana 2014, "Do Deep Nets Really Need to be Deep?", arXiv 1312.6184.
 *
 * @throws TypeError or RangeError for an unknown option, a missing teacher or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.logitMatching()({ student: [[1, 2]], teacher: [[0, 4]] }); // [batch], here 2.5
 * perExample.dispose();
 * ```
 */
export function logitMatching(options: Record<string, never> = {}): Loss {
  checkOptions('logitMatching', options, []);
  const loss = wrapLossInTidy('logitMatching', ({ student, teacher }: LossInputs) => {
    if (teacher === undefined)
      throw new TypeError('logitMatching: expected teacher logits, got undefined; pass {student, teacher}');
    const s = checkedLogits('logitMatching', 'student', student);
    const t = checkedLogits('logitMatching', 'teacher', teacher);
    if (t.rows !== s.rows || t.units !== s.units) {
      const shapes = `the student's shape [${s.rows}, ${s.units}], got [${t.rows}, ${t.units}]`;
      throw new RangeError(`logitMatching: expected teacher logits in ${shapes}; give both the same rows and classes`);
    }
    return createRowLoss([s.tensor, t.tensor], (row, [toStudent, toTeacher]) => {
      let sum = 0;
      for (let i = row * s.units; i < (row + 1) * s.units; i++) {
        const difference = s.values[i] - t.values[i];
        toStudent[i] = difference;
        toTeacher[i] = -difference;
        sum += (difference * difference) / 2;
      }
      return sum;
    });
  });
  return Object.assign(loss, { description: { name: 'logitMatching' }, needs: ['teacher'] as const });
}
