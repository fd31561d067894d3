import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';

export interface GradualSparsityOptions {
  /** The share of zeros before the first time. Default 0. */
  from?: number;
  /** That of the last time. */
  to: number;
  /** How many times weights are taken away. */
  times: number;
}

/**
 * The sparsities of gradual pruning, one for each of n times: s_t = to + (from - to) (1 - t / n)^3, t being 1 to n. Many weights go at the beginning, when there are many to spare, and few at the end.
 *
 * Zhu & Gupta 2017, "To prune, or not to prune", arXiv 1710.01878, equation 1.
 *
 * @throws TypeError or RangeError for an option out of bounds.
 * @example
 * ```ts
 * kd.gradualSparsity({ to: 0.8, times: 2 }); // [0.7, 0.8]
 * ```
 */
export function gradualSparsity(options: GradualSparsityOptions): number[] {
  const subject = 'gradualSparsity';
  checkInputs(subject, options, ['from', 'to', 'times']);
  const from = checkNumber(subject, 'from', options.from ?? 0, { atLeast: 0, atMost: 0.999 });
  const to = checkNumber(subject, 'to', options.to, { atLeast: from, atMost: 0.999 });
  const times = checkNumber(subject, 'times', options.times, { integer: true, atLeast: 1, atMost: 10_000 });
  return Array.from({ length: times }, (_, i) => to + (from - to) * (1 - (i + 1) / times) ** 3);
}
