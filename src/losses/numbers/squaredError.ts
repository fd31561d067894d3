import type { Loss } from '../Loss';
import { checkComparedWith, createOutputErrorLoss, type ComparedWith } from './createOutputErrorLoss';

export interface SquaredErrorOptions {
  /** What the outputs are compared with: the true numbers, or the teacher's. Default "targets". */
  to?: ComparedWith;
}

/**
 * Squared error: the mean over a row's outputs of (student - target)^2, one number per example; with `to: 'teacher'` that of student - teacher.
 *
 * Inputs: `student`, [batch, outputs], and `targets` or `teacher` in the same shape. Result: [batch]. In a run of `kd.regression()` the numbers count in
 * standard deviations of the train targets, so that always predicting their mean has a loss of 1.
 *
 * @throws TypeError or RangeError for an unknown option, and when called for numbers that are missing or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.squaredError()({ student: [[1, 2]], targets: [[0, 4]] }); // [batch], here 2.5
 * perExample.dispose();
 * ```
 */
export function squaredError(options: SquaredErrorOptions = {}): Loss {
  const to = checkComparedWith('squaredError', options);
  return createOutputErrorLoss({ name: 'squaredError' }, to, { of: (d) => d * d, slope: (d) => 2 * d });
}
