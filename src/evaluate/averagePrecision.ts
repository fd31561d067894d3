import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';
import { once, rankingOf, type Ranking } from './ranking';

/**
 * Average precision: the area below the steps of the precision-recall curve, sum over thresholds of (R_n - R_n-1) P_n, 0 to 1. A
 * random order scores the share of class 1. Rows of equal score are one threshold. Where class 1 is rare it says more than the
 * ROC AUC, which the many easy rows of class 0 flatter.
 *
 * Equals scikit-learn's `average_precision_score`. Davis and Goadrich 2006, "The Relationship Between Precision-Recall and ROC Curves".
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, more than two classes or rows of one class alone.
 * @example
 * ```ts
 * kd.averagePrecision({ logits: [[2], [1], [0], [-1]], labels: [1, 0, 1, 0] }); // 0.8333...
 * ```
 */
export function averagePrecision(inputs: Labelled): number {
  checkOptions('averagePrecision', inputs, ['logits', 'labels']);
  const scores = binaryScores('averagePrecision', inputs);
  checkBothClasses('averagePrecision', scores);
  return averagePrecisionOf(rankingOf(scores), once(scores.labels.length));
}

/** NaN where no row of class 1 counts. */
export function averagePrecisionOf({ order, positive, last }: Ranking, counts: ArrayLike<number>): number {
  let [found, alerted, foundHere, sum] = [0, 0, 0, 0];
  for (let i = 0; i < order.length; i++) {
    const count = counts[order[i]];
    alerted += count;
    if (positive[i]) foundHere += count;
    if (foundHere > 0 && last[i]) {
      found += foundHere;
      sum += (foundHere * found) / alerted;
      foundHere = 0;
    }
  }
  return sum / found;
}
