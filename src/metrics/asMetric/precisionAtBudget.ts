import { checkOptions } from '../../checks/checkOptions';
import { binaryScores } from '../binaryScores';
import type { Metric } from '../Metric';
import { checkBudget, precisionAtBudgetOf } from '../precisionAtBudget';
import { once, rankingOf } from '../ranking';

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
export function precisionAtBudget(options: { budget: number }): Metric {
  checkOptions('metrics.precisionAtBudget', options, ['budget']);
  const budget = checkBudget('metrics.precisionAtBudget', options?.budget);
  return {
    description: { name: 'precisionAtBudget', budget },
    title: `precision of the top ${budget < 1 ? `${Number((100 * budget).toPrecision(6))} %` : budget}`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare({ logits, labels }) {
      const ranking = rankingOf(binaryScores('precisionAtBudget', { logits, labels }));
      const rows = ranking.order.length;
      checkBudget('precisionAtBudget', budget, rows);
      return (counts = once(rows)) => precisionAtBudgetOf(ranking, counts, budget);
    }
  };
}
