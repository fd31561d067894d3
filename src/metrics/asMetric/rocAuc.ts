import { binaryScores, checkBothClasses } from '../binaryScores';
import type { Metric } from '../Metric';
import { once, rankingOf } from '../ranking';
import { rocAucOf } from '../rocAuc';

/**
 * Area under the ROC curve as a metric to compare models by: see `kd.rocAuc`. Two classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.rocAuc().prepare({ logits: [[2], [1], [0]], labels: [1, 0, 1] });
 * ask(); // 0.5
 * ```
 */
export function rocAuc(): Metric {
  return {
    description: { name: 'rocAuc' },
    title: 'ROC AUC',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = binaryScores('rocAuc', { logits, labels });
      checkBothClasses('rocAuc', scores);
      const ranking = rankingOf(scores);
      return (counts = once(ranking.order.length)) => rocAucOf(ranking, counts);
    }
  };
}
