import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores } from '../inputs/readBinaryScores';
import { checkThreshold } from '../threshold/checkThreshold';
import { checkAmounts, checkCosts, type Costs, costsAt } from './Costs';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import type { ThresholdInputs } from '../threshold/ThresholdInputs';
import type { Description } from '../../record/RunRecord';
import { leastCostCut } from './leastCostThreshold';
import type { Metric, MetricInputs } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { once, sumOf, weigh } from '../ranking/computeRanking';
import { checkValidationRows } from '../threshold/checkValidationRows';

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
  checkOptions('expectedCost', inputs, ['logits', 'probabilities', 'labels', 'threshold', 'costs', 'per']);
  const { threshold = 0, costs, per = 1 } = inputs ?? {};
  checkThreshold('expectedCost', threshold);
  checkNumber('expectedCost', 'per', per, { above: 0 });
  checkCosts('expectedCost', costs);
  const scores = readBinaryScores('expectedCost', inputs);
  checkAmounts('expectedCost', costs, scores.labels.length);
  return per * computeWeightedMean(costsAt(scores, threshold, costs));
}

export interface CostOptions {
  costs: Costs;
  /** In logits. Default: where the validation rows cost least, for each model its own. */
  threshold?: number;
  /** Costs of the validation rows. Default `costs`, where these are not amounts by row. */
  validationCosts?: Costs;
  /** The number of rows to which the cost refers: 1000 gives the cost per thousand. Default 1. */
  per?: number;
}

/**
 * Expected cost as a metric to compare models by, the lower the better: see `kd.expectedCost`. Without a threshold it takes the one at
 * which the validation rows cost least; the rows that are measured have no say in it. Two classes.
 *
 * @throws TypeError or RangeError for costs that are no numbers; `prepare` without validation rows, or for other counts of amounts.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] };
 * const metric = kd.metrics.cost({ costs: { truePositive: 1, falsePositive: 1, falseNegative: 100 } });
 * const ask = metric.prepare({ logits: [[2], [-1]], labels: [1, 1], validation });
 * ask(); // 50.5
 * ```
 */
export function costMetric(options: CostOptions): Metric {
  const subject = 'metrics.cost';
  checkOptions(subject, options, ['costs', 'threshold', 'validationCosts', 'per']);
  const { costs, threshold, validationCosts, per = 1 } = options ?? {};
  checkCosts(subject, costs);
  if (validationCosts !== undefined) checkCosts(`${subject}: validationCosts`, validationCosts);
  if (threshold !== undefined) checkThreshold(subject, threshold);
  checkNumber(subject, 'per', per, { above: 0 });
  return checkedMetric({
    description: { name: 'cost', costs: describe(costs), per, ...(threshold === undefined ? {} : { threshold }) },
    title: per === 1 ? 'cost per row' : `cost per ${per.toLocaleString('en-US')} rows`,
    better: 'lower',
    format: 'money',
    prepare({ logits, labels, validation }) {
      const binary = readBinaryScores('cost', { logits, labels });
      checkAmounts('cost', costs, binary.labels.length);
      const money = costsAt(binary, threshold ?? chosen(validation, costs, validationCosts), costs);
      // Most rows are let through, and cost nothing.
      const rows = Int32Array.from(money.keys()).filter((row) => money[row] !== 0);
      const costly = Float64Array.from(rows, (row) => money[row]);
      return (counts = once(money.length)) => (per * weigh(costly, rows, counts)) / sumOf(counts);
    }
  });
}

function chosen(validation: MetricInputs['validation'], costs: Costs, validationCosts?: Costs): number {
  const binary = readBinaryScores('cost: validation', checkValidationRows('cost', validation));
  if (!validationCosts && typeof costs.falseNegative !== 'number')
    throw new RangeError(
      `cost: expected the amounts of the ${binary.labels.length} validation rows to choose the threshold by, got those of the measured rows alone; give validationCosts or a threshold`
    );
  if (validationCosts) checkAmounts('cost: validationCosts', validationCosts, binary.labels.length);
  return leastCostCut(binary, validationCosts ?? costs);
}

function describe({ truePositive = 0, falsePositive, falseNegative, trueNegative = 0 }: Costs): Description {
  const missed = typeof falseNegative === 'number' ? falseNegative : 'by row';
  return { name: 'costs', truePositive, falsePositive, falseNegative: missed, trueNegative };
}
