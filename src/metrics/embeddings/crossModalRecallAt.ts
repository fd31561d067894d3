import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkQueries } from './checkQueries';
import { crossModalRanks, type CrossModalQueries } from './crossModalRanks';

export interface CrossModalRecallOptions {
  /** How many of the first places count. */
  k: number;
  /** "pictures" asks for the text of each picture, "texts" for the picture of each text. Default: the mean of both. */
  queries?: CrossModalQueries;
}

/**
 * Recall@k between pictures and texts: the share of pictures whose text is among the k most similar, and the other way round, 0 to 1. Similar is the product of embeddings. By chance it is k / items.
 *
 * Items are ranked, those rows that have one number in the targets: an item is as similar as its most similar text (or picture), and takes one place. Several pictures of one text are so never wrong for each other. Items of the same
 * similarity get the mean of their places, so a model that gives all rows the same embedding has the middle rank. Candidates are the items of the measured rows; resamples draw queries, and leave the candidates as they are.
 *
 * Outputs and targets are those of `kd.infoNce`.
 *
 * @param options `k`: how many of the first places count; `queries`: "pictures", "texts", or, left out, the mean of both.
 * @throws TypeError or RangeError for a k that is no whole number from 1 on, or other queries; when it measures, for outputs or targets in no such form.
 * @example
 * ```ts
 * const logits = [[1, 0, 1, 0], [0, 1, 1, 1], [1, 1, 0, 1]]; // pictures, then texts
 * const inputs = { logits, labels: [0, 0, 0], targets: [0, 1, 2] };
 * kd.metrics.crossModalRecallAt({ k: 1, queries: 'texts' }).prepare(inputs)(); // 0
 * kd.metrics.crossModalRecallAt({ k: 2, queries: 'texts' }).prepare(inputs)(); // 0.6666...
 * ```
 */
export function crossModalRecallAt(options: CrossModalRecallOptions): Metric {
  const subject = 'metrics.crossModalRecallAt';
  checkInputs(subject, options, ['k', 'queries']);
  const k = checkNumber(subject, 'k', options.k, { integer: true, atLeast: 1 });
  const queries = checkQueries(subject, options.queries);
  return checkedMetric({
    description: { name: 'crossModalRecallAt', k, ...(options.queries && { queries: options.queries }) },
    title: `recall@${k}${queries.title}`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare(inputs) {
      const found = queries.of.map((of) => crossModalRanks('crossModalRecallAt', inputs, of).map((rank) => (rank <= k ? 1 : 0)));
      return (counts) => found.reduce((sum, own) => sum + computeWeightedMean(own, counts), 0) / found.length;
    }
  });
}
