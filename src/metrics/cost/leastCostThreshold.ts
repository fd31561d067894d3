import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { bestCut } from '../threshold/bestThreshold';
import { readBinaryScores, type BinaryScores } from '../inputs/readBinaryScores';
import { checkAmounts, checkCosts, costOf, type Costs } from './Costs';

export interface LeastCostInputs extends Labelled {
  costs: Costs;
}

/**
 * The threshold with the least cost on these rows, in logits: use it on validation rows with their own amounts. It lies midway between two
 * scores; -Infinity alerts every row, Infinity none. Of equally cheap thresholds it is the one with the fewest alerts.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, or costs that are not numbers.
 * @example
 * ```ts
 * // An alert costs 5, a missed fraud its amount: that of 3 is not worth it.
 * const costs = { truePositive: 5, falsePositive: 5, falseNegative: [120, 0, 3, 0] };
 * kd.leastCostThreshold({ logits: [[2], [1], [0], [-1]], labels: [1, 0, 1, 0], costs }); // 1.5
 * ```
 */
export function leastCostThreshold(inputs: LeastCostInputs): number {
  checkOptions('leastCostThreshold', inputs, ['logits', 'probabilities', 'labels', 'costs']);
  checkCosts('leastCostThreshold', inputs?.costs);
  const binary = readBinaryScores('leastCostThreshold', inputs);
  checkAmounts('leastCostThreshold', inputs.costs, binary.labels.length);
  return leastCostCut(binary, inputs.costs);
}

export function leastCostCut(binary: BinaryScores, costs: Costs): number {
  let saved = 0;
  const take = (row: number) => {
    const positive = binary.labels[row] === 1;
    saved += costOf(costs, positive ? 'falseNegative' : 'trueNegative', row);
    saved -= costOf(costs, positive ? 'truePositive' : 'falsePositive', row);
  };
  return bestCut(binary, take, () => saved);
}
