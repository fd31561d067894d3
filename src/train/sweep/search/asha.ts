import { createSuccessiveHalving, type AshaOptions } from './createSuccessiveHalving';
import type { Scheduler } from './Scheduler';

/**
 * Asynchronous successive halving (Li et al. 2020, "A system for massively parallel hyperparameter tuning", arXiv 1810.05934): trials are compared after r, r k,
 * r k^2, ... epochs, with r = `minResource` and k = `reductionFactor`. A trial goes on if it is among the best n / k (rounded down, at least one) of the n
 * trials that have come so far, itself included; otherwise it is stopped. Nobody waits for others, so the first to come goes on.
 *
 * With several workers the order in which trials come, and so which of them are stopped, depends on how fast they are.
 *
 * @throws TypeError or RangeError unless both are whole numbers, `minResource` at least 1 and `reductionFactor` at least 2.
 * @example
 * ```ts
 * const asha = kd.asha({ reductionFactor: 2 });
 * asha.judge({ trial: 1, epoch: 1, score: 0.6 }, [{ trial: 0, epoch: 1, score: 0.8 }]); // 'after epoch 1 it was 2nd of 2 ...'
 * ```
 */
export function asha(options: AshaOptions = {}): Scheduler {
  return createSuccessiveHalving(
    'asha',
    options,
    ({ score }, others) => 1 + others.filter((other) => other.score > score).length
  );
}
