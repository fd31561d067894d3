import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores } from '../inputs/readBinaryScores';
import { countOf, once, type Ranking, computeRanking, sumOf } from './computeRanking';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

export interface BudgetInputs extends Labelled {
  /** How many rows can be checked: a share of the rows if below 1, otherwise a number of rows. */
  budget: number;
}

/**
 * Precision of the alerts that can be checked: the share of class 1 among the `budget` rows with the largest scores, 0 to 1. If the cut
 * falls among rows of equal score, they count in expectation, as if chosen at random.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or a budget above the rows.
 * @example
 * ```ts
 * kd.precisionAtBudget({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], budget: 0.5 }); // 0.5
 * kd.precisionAtBudget({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], budget: 3 }); // 0.6666...
 * ```
 */
export function precisionAtBudget(inputs: BudgetInputs): number {
  checkOptions('precisionAtBudget', inputs, ['logits', 'probabilities', 'labels', 'budget']);
  const scores = readBinaryScores('precisionAtBudget', inputs);
  const rows = scores.labels.length;
  checkBudget('precisionAtBudget', inputs.budget, rows);
  return precisionAtBudgetOf(computeRanking(scores), once(rows), inputs.budget);
}

export function checkBudget(subject: string, budget: unknown, rows = Infinity): number {
  const asked = checkNumber(subject, 'budget', budget, { above: 0, atMost: rows });
  return asked < 1 ? asked : checkNumber(subject, 'budget', budget, { integer: true });
}

export function precisionAtBudgetOf(ranking: Ranking, counts: ArrayLike<number>, budget: number): number {
  const { order, begins, middles, ends } = ranking;
  const rows = sumOf(counts);
  const alerts = Math.min(rows, budget < 1 ? budget * rows : budget);
  let alerted = 0;
  let found = 0;
  for (let k = 0, end = 0; k < begins.length; k++) {
    alerted += countOf(order, counts, end, begins[k]);
    if (alerted >= alerts) break;
    const positives = countOf(order, counts, begins[k], middles[k]);
    const here = positives + countOf(order, counts, middles[k], ends[k]);
    found += positives * Math.min(1, (alerts - alerted) / (here || 1));
    alerted += here;
    end = ends[k];
  }
  return found / alerts;
}

/**
 * Precision of the alerts that there is time for, as a metric to compare models by: see `kd.precisionAtBudget`. Two classes.
 *
 * @param options.budget below 1 a share of the rows, from 1 on a number of rows.
 * @throws TypeError or RangeError for a budget that is neither; `prepare` for one above the rows.
 * @example
 * ```ts
 * const ask = kd.metrics.precisionAtBudget({ budget: 2 }).prepare({ logits: [[2], [1], [0]], labels: [1, 0, 1] });
 * ask(); // 0.5
 * ```
 */
export function precisionAtBudgetMetric(options: { budget: number }): Metric {
  checkOptions('metrics.precisionAtBudget', options, ['budget']);
  const budget = checkBudget('metrics.precisionAtBudget', options?.budget);
  return checkedMetric({
    description: { name: 'precisionAtBudget', budget },
    title: `precision of the top ${budget < 1 ? `${Number((100 * budget).toPrecision(6))} %` : budget}`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare({ logits, labels }) {
      const ranking = computeRanking(readBinaryScores('precisionAtBudget', { logits, labels }));
      const rows = ranking.order.length;
      checkBudget('precisionAtBudget', budget, rows);
      return (counts = once(rows)) => precisionAtBudgetOf(ranking, counts, budget);
    }
  });
}
