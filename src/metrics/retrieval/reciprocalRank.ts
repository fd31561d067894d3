import { checkOptions } from '../../checks/checkOptions';
import type { Metric } from '../inputs/Metric';
import { createRetrievalMetric } from './createRetrievalMetric';
import type { GroupsOptions } from './RetrievalOptions';

/**
 * Mean reciprocal rank (MRR), as a metric to compare models by: 1 / the place (from 1) of the first row of class 1 of each group; then the
 * mean over groups. Above 0, to 1.
 *
 * Groups are users, or queries: those of `kd.compare`, `kd.study` and the dataset, or the option. A group without a row of class 1 is left
 * out. If rows of a group score the same, the value is the mean over all of their orders. Two classes.
 *
 * Voorhees 1999, "The TREC-8 Question Answering Track Report".
 *
 * @param options `groups`: [rows], default those of the comparison.
 * @throws TypeError for an unknown option; TypeError or RangeError, in `prepare`, for no groups, none with a row of class 1, or more than
 * two classes; the metric for counts that differ within a group.
 * @example
 * ```ts
 * const inputs = { logits: [[3], [2], [1], [5], [4]], labels: [0, 1, 1, 1, 0], groups: [7, 7, 7, 8, 8] };
 * kd.metrics.reciprocalRank().prepare(inputs)(); // 0.75
 * ```
 */
export function reciprocalRank(options: GroupsOptions = {}): Metric {
  checkOptions('metrics.reciprocalRank', options, ['groups']);
  return createRetrievalMetric({
    description: { name: 'reciprocalRank' },
    title: 'mean reciprocal rank',
    format: 'number',
    groups: options.groups,
    valueOf(blocks) {
      const { before, rows, relevant } = blocks.find((block) => block.relevant > 0)!;
      let [sum, none] = [0, 1];
      for (let drawn = 0; none > 1e-300 && drawn <= rows - relevant; drawn++) {
        const next = relevant / (rows - drawn);
        sum += (none * next) / (before + drawn + 1);
        none *= 1 - next;
      }
      return sum;
    }
  });
}
