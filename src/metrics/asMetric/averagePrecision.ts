import { averagePrecisionOf } from '../averagePrecision';
import { binaryScores, checkBothClasses } from '../binaryScores';
import type { Metric } from '../Metric';
import { once, rankingOf } from '../ranking';

/**
 * Average precision as a metric to compare models by: see `kd.averagePrecision`. Two classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.averagePrecision().prepare({ logits: [[2], [1], [0]], labels: [1, 0, 1] });
 * ask(); // 0.8333...
 * ask([1, 2, 1]); // 0.75: row 1 counts twice
 * ```
 */
export function averagePrecision(): Metric {
  return {
    description: { name: 'averagePrecision' },
    title: 'average precision',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = binaryScores('averagePrecision', { logits, labels });
      checkBothClasses('averagePrecision', scores);
      const ranking = rankingOf(scores);
      return (counts = once(ranking.order.length)) => averagePrecisionOf(ranking, counts);
    }
  };
}
