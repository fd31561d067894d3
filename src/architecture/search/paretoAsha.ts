import { showValue } from '../../checks/showValue';
import type { AshaOptions, Scheduler } from '../../train/sweep/search';
import { createSuccessiveHalving } from '../../train/sweep/search/createSuccessiveHalving';
import { orderByFronts } from '../front/orderByFronts';

/**
 * Asynchronous successive halving for two aims: as `kd.asha`, but the order at a rung is by fronts of score and cost. First come the trials that no other one beats in both, then those that only they beat, and so on; within a front the best score, and then always the
 * trial that is farthest from those before it, so that all costs are represented. Plain `kd.asha` would keep the dear ones alone.
 *
 * Schmucker et al. 2021, "Multi-objective asynchronous successive halving", arXiv 2106.12639, with their epsilon-net; distances are in ranks of score and cost, from 0 to 1 each.
 *
 * @returns a function of the costs of the trials, in their order, to a scheduler; `kd.architecture.search` calls it.
 * @throws TypeError or RangeError unless both options are whole numbers, `minResource` at least 1 and `reductionFactor` at least 2; when called, for costs that are not numbers.
 * @example
 * ```ts
 * const halving = kd.architecture.paretoAsha({ reductionFactor: 2 })([100, 900]);
 * // Worse, but cheaper: it is on the front, as the other one is, and comes after the best.
 * halving.judge({ trial: 0, epoch: 1, score: 0.6 }, [{ trial: 1, epoch: 1, score: 0.8 }]); // 'after epoch 1 it was 2nd of 2 ...'
 * ```
 */
export function paretoAsha(options: AshaOptions = {}): (costs: readonly number[]) => Scheduler {
  const check = () => createSuccessiveHalving('paretoAsha', options, () => 1);
  check();
  return (costs) => {
    const isList = Array.isArray(costs) && costs.every(Number.isFinite);
    if (!isList) throw new TypeError(`paretoAsha: expected a cost for each trial, got ${showValue(costs)}; give numbers`);
    return createSuccessiveHalving('paretoAsha', options, (now, others) => {
      const all = [now, ...others];
      return 1 + orderByFronts(all.map(({ trial, score }) => ({ cost: costs[trial], value: score }))).indexOf(0);
    });
  };
}
