import type { Metric } from '../inputs/Metric';
import { checkCut, type CutOptions } from './RetrievalOptions';
import { createRetrievalMetric } from './createRetrievalMetric';

/**
 * Normalised discounted cumulative gain of the first k places of each group, as a metric to compare models by: a row of class 1 in place i
 * (from 1) gains 1 / log2(i + 1), and the sum is divided by that of the best order; then the mean over groups. 0 to 1.
 *
 * Groups are users, or queries: those of `kd.compare`, `kd.study` and the dataset, or the option. A group without a row of class 1 has no
 * best order and is left out. If rows of a group score the same, the value is the mean over all of their orders. Equals scikit-learn's
 * `ndcg_score`, which also takes ties so. Two classes.
 *
 * Järvelin and Kekäläinen 2002, "Cumulated Gain-Based Evaluation of IR Techniques"; ties: McSherry and Najork 2008.
 *
 * @param options `k`: how many of the first places count; `groups`: [rows], default those of the comparison.
 * @throws TypeError or RangeError for a k that is no whole number from 1 on; `prepare` for no groups, none with a row of class 1, or more
 * than two classes; the metric for counts that differ within a group.
 * @example
 * ```ts
 * const inputs = { logits: [[3], [2], [1], [5], [4]], labels: [0, 1, 1, 1, 0], groups: [7, 7, 7, 8, 8] };
 * kd.metrics.ndcgAt({ k: 2 }).prepare(inputs)(); // 0.6934...
 * ```
 */
export function ndcgAt(options: CutOptions): Metric {
  const { k, groups } = checkCut('metrics.ndcgAt', options);
  return createRetrievalMetric({
    description: { name: 'ndcgAt', k },
    title: `NDCG@${k}`,
    format: 'number',
    groups,
    valueOf(blocks, relevant) {
      let gain = 0;
      for (const { before, rows, relevant: here } of blocks)
        if (here > 0) gain += (here / rows) * discounts(before, Math.min(before + rows, k));
      return gain / discounts(0, Math.min(relevant, k));
    }
  });
}

/** The sum of the discounts of places from `from` to `to`, counted from 0. */
function discounts(from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place++) sum += 1 / Math.log2(place + 2);
  return sum;
}
