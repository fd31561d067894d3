import type { Metric } from '../inputs/Metric';
import { checkCut, type CutOptions } from './RetrievalOptions';
import { createRetrievalMetric } from './createRetrievalMetric';

/**
 * Recall of the first k places of each group, as a metric to compare models by: the share of the group's rows of class 1 that are among
 * its k largest scores; then the mean over groups. 0 to 1; less than 1 is the best where a group has more than k such rows.
 *
 * Groups are users, or queries: those of `kd.compare`, `kd.study` and the dataset, or the option. A group without a row of class 1 is left
 * out. If the cut falls among rows of equal score, they count in expectation, as if chosen at random. Two classes.
 *
 * Manning, Raghavan and Schütze 2008, "Introduction to Information Retrieval", chapter 8.
 *
 * @param options `k`: how many of the first places count; `groups`: [rows], default those of the comparison.
 * @throws TypeError or RangeError for a k that is no whole number from 1 on; `prepare` for no groups, none with a row of class 1, or more
 * than two classes; the metric for counts that differ within a group.
 * @example
 * ```ts
 * const inputs = { logits: [[3], [2], [1], [5], [4]], labels: [0, 1, 1, 1, 0], groups: [7, 7, 7, 8, 8] };
 * kd.metrics.recallAt({ k: 2 }).prepare(inputs)(); // 0.75
 * ```
 */
export function recallAt(options: CutOptions): Metric {
  const { k, groups } = checkCut('metrics.recallAt', options);
  return createRetrievalMetric({
    description: { name: 'recallAt', k },
    title: `recall@${k}`,
    format: 'share',
    groups,
    valueOf(blocks, relevant) {
      let found = 0;
      for (const { before, rows, relevant: here } of blocks) if (before < k) found += here * Math.min(1, (k - before) / rows);
      return found / relevant;
    }
  });
}
