import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Description } from '../../record/RunRecord';
import { binaryScores } from '../binaryScores';
import { checkThreshold } from '../checkThreshold';
import { checkAmounts, checkCosts, costsAt, type Costs } from '../Costs';
import { leastCostCut } from '../leastCostThreshold';
import type { Metric, MetricInputs } from '../Metric';
import { once, sumOf, weigh } from '../ranking';
import { validationOf } from './validationOf';

export interface CostOptions {
  costs: Costs;
  /** In logits. Default: where the validation rows cost least, for each model its own. */
  threshold?: number;
  /** Costs of the validation rows. Default `costs`, where these are not amounts by row. */
  validationCosts?: Costs;
  /** For how many rows: 1000 gives the cost of a thousand. Default 1. */
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
export function cost(options: CostOptions): Metric {
  const subject = 'metrics.cost';
  checkOptions(subject, options, ['costs', 'threshold', 'validationCosts', 'per']);
  const { costs, threshold, validationCosts, per = 1 } = options ?? {};
  checkCosts(subject, costs);
  if (validationCosts !== undefined) checkCosts(`${subject}: validationCosts`, validationCosts);
  if (threshold !== undefined) checkThreshold(subject, threshold);
  checkNumber(subject, 'per', per, { above: 0 });
  return {
    description: { name: 'cost', costs: describe(costs), per, ...(threshold === undefined ? {} : { threshold }) },
    title: per === 1 ? 'cost per row' : `cost per ${per.toLocaleString('en-US')} rows`,
    better: 'lower',
    format: 'money',
    prepare({ logits, labels, validation }) {
      const binary = binaryScores('cost', { logits, labels });
      checkAmounts('cost', costs, binary.labels.length);
      const money = costsAt(binary, threshold ?? chosen(validation, costs, validationCosts), costs);
      // Most rows are let through, and cost nothing.
      const rows = Int32Array.from(money.keys()).filter((row) => money[row] !== 0);
      const costly = Float64Array.from(rows, (row) => money[row]);
      return (counts = once(money.length)) => (per * weigh(costly, rows, counts)) / sumOf(counts);
    }
  };
}

function chosen(validation: MetricInputs['validation'], costs: Costs, validationCosts?: Costs): number {
  const binary = binaryScores('cost: validation', validationOf('cost', validation));
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
