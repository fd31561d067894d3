import { checkNumber } from '../../checks/checkNumber';
import type { Loss } from '../Loss';
import { checkComparedWith, createOutputErrorLoss, type ComparedWith } from './createOutputErrorLoss';

export interface HuberOptions {
  /** Where squares end and straight lines begin, in the units of the outputs; in a run in standard deviations of the targets. Default 1. */
  delta?: number;
  /** What the outputs are compared with: the true numbers, or the teacher's. Default "targets". */
  to?: ComparedWith;
}

/**
 * Huber's loss: the mean over a row's outputs of d^2 / 2 for |d| <= delta and delta (|d| - delta / 2) beyond, d = student - target (or - teacher), one
 * number per example. As `torch.nn.HuberLoss`.
 *
 * Inputs: `student`, [batch, outputs], and `targets` or `teacher` in the same shape. Result: [batch].
 *
 * Huber 1964, "Robust Estimation of a Location Parameter".
 *
 * @throws TypeError or RangeError for an unknown option, a delta that is not above 0, and when called for numbers that are missing or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.huber({ delta: 1 })({ student: [[1, 2]], targets: [[0.5, 5]] }); // [batch], here (0.125 + 2.5) / 2
 * perExample.dispose();
 * ```
 */
export function huber(options: HuberOptions = {}): Loss {
  const to = checkComparedWith('huber', options, ['delta']);
  const delta = checkNumber('huber', 'delta', options.delta ?? 1, { above: 0 });
  return createOutputErrorLoss({ name: 'huber', delta }, to, {
    of: (d) => (Math.abs(d) <= delta ? (d * d) / 2 : delta * (Math.abs(d) - delta / 2)),
    slope: (d) => Math.max(-delta, Math.min(delta, d))
  });
}
