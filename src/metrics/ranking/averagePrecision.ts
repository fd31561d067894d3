import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { countOf, once, type Ranking, computeRanking } from './computeRanking';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

/**
 * Average precision: the area below the steps of the precision-recall curve, sum over thresholds of (R_n - R_n-1) P_n, 0 to 1. A
 * random order scores the share of class 1. Rows of equal score are one threshold. If class 1 is rare, it says more than the ROC AUC, which
 * many easy rows of class 0 make look good.
 *
 * Equals scikit-learn's `average_precision_score`. Davis and Goadrich 2006, "The Relationship Between Precision-Recall and ROC Curves".
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or rows of only one class.
 * @example
 * ```ts
 * kd.averagePrecision({ logits: [[2], [1], [0], [-1]], labels: [1, 0, 1, 0] }); // 0.8333...
 * ```
 */
export function averagePrecision(inputs: Labelled): number {
  checkOptions('averagePrecision', inputs, ['logits', 'probabilities', 'labels']);
  const scores = readBinaryScores('averagePrecision', inputs);
  checkBothClasses('averagePrecision', scores);
  return averagePrecisionOf(computeRanking(scores), once(scores.labels.length));
}

/** NaN if no row of class 1 counts. */
export function averagePrecisionOf({ order, begins, middles, ends }: Ranking, counts: ArrayLike<number>): number {
  let found = 0;
  let alerted = 0;
  let sum = 0;
  for (let k = 0, end = 0; k < begins.length; k++) {
    const here = countOf(order, counts, begins[k], middles[k]);
    found += here;
    alerted += countOf(order, counts, end, begins[k]) + here + countOf(order, counts, middles[k], ends[k]);
    end = ends[k];
    if (here > 0) sum += (here * found) / alerted;
  }
  return sum / found;
}

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
export function averagePrecisionMetric(): Metric {
  return checkedMetric({
    description: { name: 'averagePrecision' },
    title: 'average precision',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = readBinaryScores('averagePrecision', { logits, labels });
      checkBothClasses('averagePrecision', scores);
      const ranking = computeRanking(scores);
      return (counts = once(ranking.order.length)) => averagePrecisionOf(ranking, counts);
    }
  });
}
