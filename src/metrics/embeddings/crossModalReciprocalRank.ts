import { checkInputs } from '../../checks/checkInputs';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkQueries } from './checkQueries';
import { crossModalRanks, type CrossModalQueries } from './crossModalRanks';

export interface CrossModalReciprocalRankOptions {
  /** "pictures" ranks texts for each picture, "texts" pictures for each text. Default: the mean of both. */
  queries?: CrossModalQueries;
}

/**
 * Mean reciprocal rank between pictures and texts: the mean of 1 / rank of the right item, above 0 to 1. Ranks are those of `kd.metrics.crossModalRecallAt`. It tells models apart where recall@10 is 1 for all, so the task `kd.crossModalRetrieval()` chooses the best epoch by it.
 *
 * @param options `queries`: "pictures", "texts", or, left out, the mean of both.
 * @throws TypeError for other queries; when it measures, TypeError or RangeError for outputs or targets in no such form.
 * @example
 * ```ts
 * const logits = [[1, 0, 1, 0], [0, 1, 1, 1], [1, 1, 0, 1]]; // pictures, then texts
 * const inputs = { logits, labels: [0, 0, 0], targets: [0, 1, 2] };
 * kd.metrics.crossModalReciprocalRank({ queries: 'texts' }).prepare(inputs)(); // 0.5777...
 * ```
 */
export function crossModalReciprocalRank(options: CrossModalReciprocalRankOptions = {}): Metric {
  const subject = 'metrics.crossModalReciprocalRank';
  checkInputs(subject, options, ['queries']);
  const queries = checkQueries(subject, options.queries);
  return checkedMetric({
    description: { name: 'crossModalReciprocalRank', ...(options.queries && { queries: options.queries }) },
    title: `mean reciprocal rank${queries.title}`,
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare(inputs) {
      const gains = queries.of.map((of) => crossModalRanks('crossModalReciprocalRank', inputs, of).map((rank) => 1 / rank));
      return (counts) => gains.reduce((sum, own) => sum + computeWeightedMean(own, counts), 0) / gains.length;
    }
  });
}
