import { checkInputs } from '../../checks/checkInputs';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkQueries } from './checkQueries';
import { crossModalRanks, type CrossModalQueries } from './crossModalRanks';

export interface CrossModalMedianRankOptions {
  /** "pictures" ranks texts for each picture, "texts" pictures for each text. Default: the mean of both medians. */
  queries?: CrossModalQueries;
}

/**
 * The median rank of the right item between pictures and texts, from 1, the lower the better: half of the queries find theirs at this place or before. Ranks are those of `kd.metrics.crossModalRecallAt`. By chance it is (items + 1) / 2.
 *
 * @param options `queries`: "pictures", "texts", or, left out, the mean of both.
 * @throws TypeError for other queries; when it measures, TypeError or RangeError for outputs or targets in no such form.
 * @example
 * ```ts
 * const logits = [[1, 0, 1, 0], [0, 1, 1, 1], [1, 1, 0, 1]]; // pictures, then texts
 * const inputs = { logits, labels: [0, 0, 0], targets: [0, 1, 2] };
 * kd.metrics.crossModalMedianRank({ queries: 'texts' }).prepare(inputs)(); // 1.5
 * ```
 */
export function crossModalMedianRank(options: CrossModalMedianRankOptions = {}): Metric {
  const subject = 'metrics.crossModalMedianRank';
  checkInputs(subject, options, ['queries']);
  const queries = checkQueries(subject, options.queries);
  return checkedMetric({
    description: { name: 'crossModalMedianRank', ...(options.queries && { queries: options.queries }) },
    title: `median rank${queries.title}`,
    better: 'lower',
    format: 'number',
    range: [1, Infinity],
    prepare(inputs) {
      const sorted = queries.of.map((of) => {
        const ranks = crossModalRanks('crossModalMedianRank', inputs, of);
        return { ranks, order: Array.from(ranks.keys()).sort((a, b) => ranks[a] - ranks[b]) };
      });
      return (counts) => sorted.reduce((sum, own) => sum + weightedMedian(own, counts), 0) / sorted.length;
    }
  });
}

/** The mean of the lower and the upper middle, each value counted so often. NaN if none counts. */
function weightedMedian(
  { ranks, order }: { ranks: Float64Array; order: readonly number[] },
  counts: ArrayLike<number> | undefined
): number {
  const total = counts ? order.reduce((sum, row) => sum + counts[row], 0) : order.length;
  const first = (reaches: (before: number) => boolean) => {
    let before = 0;
    const row = order.find((one) => reaches((before += counts ? counts[one] : 1)));
    return row === undefined ? NaN : ranks[row];
  };
  const lower = first((before) => before > 0 && before >= total / 2);
  return (lower + first((before) => before > total / 2)) / 2;
}
