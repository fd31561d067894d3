import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { countOf, once, type Ranking, computeRanking } from './computeRanking';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

/**
 * Area under the ROC curve: the share of all pairs in which the row of class 1 scores above the row of class 0; equal scores count
 * half. 1 is perfect, 0.5 a random order.
 *
 * Equals scikit-learn's `roc_auc_score` and the Mann-Whitney U over the number of pairs. Hanley and McNeil 1982.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or rows of only one class.
 * @example
 * ```ts
 * kd.rocAuc({ logits: [[2], [1], [0], [-1]], labels: [1, 0, 1, 0] }); // 0.75
 * ```
 */
export function rocAuc(inputs: Labelled): number {
  checkOptions('rocAuc', inputs, ['logits', 'probabilities', 'labels']);
  const scores = readBinaryScores('rocAuc', inputs);
  checkBothClasses('rocAuc', scores);
  return rocAucOf(computeRanking(scores), once(scores.labels.length));
}

/** NaN if a class has no row that counts. */
export function rocAucOf({ order, begins, middles, ends }: Ranking, counts: ArrayLike<number>): number {
  let positives = 0;
  let negatives = 0;
  // Counts pairs in the wrong order: if class 1 is rare, there are fewer steps than rows.
  let wrong = 0;
  let end = 0;
  for (let k = 0; k < begins.length; k++) {
    const here = countOf(order, counts, begins[k], middles[k]);
    const beside = countOf(order, counts, middles[k], ends[k]);
    negatives += countOf(order, counts, end, begins[k]);
    wrong += here * (negatives + beside / 2);
    positives += here;
    negatives += beside;
    end = ends[k];
  }
  negatives += countOf(order, counts, end, order.length);
  return (positives * negatives - wrong) / (positives * negatives);
}

/**
 * Area under the ROC curve as a metric to compare models by: see `kd.rocAuc`. Two classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.rocAuc().prepare({ logits: [[2], [1], [0]], labels: [1, 0, 1] });
 * ask(); // 0.5
 * ```
 */
export function rocAucMetric(): Metric {
  return checkedMetric({
    description: { name: 'rocAuc' },
    title: 'ROC AUC',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = readBinaryScores('rocAuc', { logits, labels });
      checkBothClasses('rocAuc', scores);
      const ranking = computeRanking(scores);
      return (counts = once(ranking.order.length)) => rocAucOf(ranking, counts);
    }
  });
}
