import type { Metric } from '../inputs/Metric';
import { checkCut, type CutOptions } from './RetrievalOptions';
import { createRetrievalMetric } from './createRetrievalMetric';

/**
 * The share of groups that have a row of class 1 among their first k places, as a metric to compare models by: "hits@10". 0 to 1. With one
 * row of class 1 a group it is the recall.
 *
 * Groups are users, or queries: those of `kd.compare`, `kd.study` and the dataset, or the option. A group without a row of class 1 is left
 * out. If the cut falls among rows of equal score, the value is the chance that a random order of them puts one in front: 1 minus the
 * chance of a hypergeometric draw without any. Two classes.
 *
 * Bordes et al. 2013, "Translating Embeddings for Modeling Multi-relational Data".
 *
 * @param options `k`: how many of the first places count; `groups`: [rows], default those of the comparison.
 * @throws TypeError or RangeError for a k that is no whole number from 1 on; `prepare` for no groups, none with a row of class 1, or more
 * than two classes; the metric for counts that differ within a group.
 * @example
 * ```ts
 * const inputs = { logits: [[3], [2], [1], [5], [4]], labels: [0, 1, 1, 1, 0], groups: [7, 7, 7, 8, 8] };
 * kd.metrics.hitsAt({ k: 1 }).prepare(inputs)(); // 0.5
 * ```
 */
export function hitsAt(options: CutOptions): Metric {
  const { k, groups } = checkCut('metrics.hitsAt', options);
  return createRetrievalMetric({
    description: { name: 'hitsAt', k },
    title: `hits@${k}`,
    format: 'share',
    groups,
    valueOf(blocks) {
      const { before, rows, relevant } = blocks.find((block) => block.relevant > 0)!;
      let none = 1;
      // The places of the cut that this block fills, one after the other.
      for (let drawn = 0; drawn < Math.min(k - before, rows) && none > 0; drawn++)
        none *= Math.max(0, rows - relevant - drawn) / (rows - drawn);
      return 1 - none;
    }
  });
}
