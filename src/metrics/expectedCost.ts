import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { binaryScores } from './binaryScores';
import { checkThreshold } from './checkThreshold';
import { checkAmounts, checkCosts, costsAt, type Costs } from './Costs';
import { meanOf } from '../stats/meanOf';
import type { ThresholdInputs } from './precisionRecallF1';

export interface ExpectedCostInputs extends ThresholdInputs {
  costs: Costs;
  /** The number of rows to which the cost refers: 1000 gives the cost per thousand. Default 1. */
  per?: number;
}

/**
 * Expected cost: the mean cost of the rows at a threshold, in the currency of `costs`, the lower the better.
 *
 * Elkan 2001, "The Foundations of Cost-Sensitive Learning"; amounts by row as in Bahnsen et al. 2013, "Cost Sensitive Credit Card Fraud
 * Detection Using Bayes Minimum Risk".
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, or costs that are not numbers.
 * @example
 * ```ts
 * const costs = { truePositive: 2, falsePositive: 2, falseNegative: [120, 0, 80, 0] };
 * kd.expectedCost({ logits: [[2], [1], [-1], [-2]], labels: [1, 0, 1, 0], costs }); // (2 + 2 + 80 + 0) / 4 is 21
 * ```
 */
export function expectedCost(inputs: ExpectedCostInputs): number {
  checkOptions('expectedCost', inputs, ['logits', 'labels', 'threshold', 'costs', 'per']);
  const { threshold = 0, costs, per = 1 } = inputs ?? {};
  checkThreshold('expectedCost', threshold);
  checkNumber('expectedCost', 'per', per, { above: 0 });
  checkCosts('expectedCost', costs);
  const scores = binaryScores('expectedCost', inputs);
  checkAmounts('expectedCost', costs, scores.labels.length);
  return per * meanOf(costsAt(scores, threshold, costs));
}
