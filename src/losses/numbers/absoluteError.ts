import type { Loss } from '../Loss';
import { checkComparedWith, createOutputErrorLoss, type ComparedWith } from './createOutputErrorLoss';

export interface AbsoluteErrorOptions {
  /** What the outputs are compared with: the true numbers, or the teacher's. Default "targets". */
  to?: ComparedWith;
}

/**
 * Absolute error: the mean over a row's outputs of |student - target|, one number per example; with `to: 'teacher'` that of student - teacher. A model
 * that minimises it predicts medians, and a few odd targets move it little.
 *
 * Inputs: `student`, [batch, outputs], and `targets` or `teacher` in the same shape. Result: [batch]. The gradient at a difference of 0 is 0.
 *
 * @throws TypeError or RangeError for an unknown option, and when called for numbers that are missing or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.absoluteError()({ student: [[1, 2]], targets: [[0, 4]] }); // [batch], here 1.5
 * perExample.dispose();
 * ```
 */
export function absoluteError(options: AbsoluteErrorOptions = {}): Loss {
  const to = checkComparedWith('absoluteError', options);
  return createOutputErrorLoss({ name: 'absoluteError' }, to, { of: Math.abs, slope: Math.sign });
}
