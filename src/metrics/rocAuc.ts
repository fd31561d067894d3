import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';
import { countOf, once, rankingOf, type Ranking } from './ranking';

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
  checkOptions('rocAuc', inputs, ['logits', 'labels']);
  const scores = binaryScores('rocAuc', inputs);
  checkBothClasses('rocAuc', scores);
  return rocAucOf(rankingOf(scores), once(scores.labels.length));
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
