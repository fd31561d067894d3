import { checkOptions } from '../../checks/checkOptions';
import { binaryScores, checkBothClasses } from '../binaryScores';
import type { Metric } from '../Metric';
import { once, rankingOf } from '../ranking';
import { checkRate, recallAtFalsePositivesOf } from '../recallAtFalsePositives';

/**
 * Recall at a rate of false positives as a metric to compare models by: see `kd.recallAtFalsePositives`. Two classes.
 *
 * @param options.rate the largest share of class 0 that may be alerted. Default 0.01.
 * @throws TypeError or RangeError for a rate that is not 0 to 1.
 * @example
 * ```ts
 * const ask = kd.metrics.recallAtFalsePositives({ rate: 0.5 }).prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 1
 * ```
 */
export function recallAtFalsePositives(options: { rate?: number } = {}): Metric {
  checkOptions('metrics.recallAtFalsePositives', options, ['rate']);
  const rate = checkRate('metrics.recallAtFalsePositives', options.rate ?? 0.01);
  return {
    description: { name: 'recallAtFalsePositives', rate },
    title: `recall at ${Number((100 * rate).toPrecision(6))} % false positives`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = binaryScores('recallAtFalsePositives', { logits, labels });
      checkBothClasses('recallAtFalsePositives', scores);
      const ranking = rankingOf(scores);
      return (counts = once(ranking.order.length)) => recallAtFalsePositivesOf(ranking, counts, rate);
    }
  };
}
