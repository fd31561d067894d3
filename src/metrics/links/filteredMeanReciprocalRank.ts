import { checkInputs } from '../../checks/checkInputs';
import type { Metric } from '../inputs/Metric';
import { createFilteredRankMetric, type FilteredOptions } from './createFilteredRankMetric';

/**
 * Filtered mean reciprocal rank as a metric to compare models by: the mean over rows of 1 / rank of the label, 0 to 1. Other right labels of the row are
 * left out of its ranking, and equal scores get the mean of their places: see `kd.graph.filteredRanks`. Any number of classes.
 *
 * The two rows of a triple depend on each other: give `groups: links.data.test.groups` to `kd.compare`, as `kd.study` does by itself.
 *
 * @param options `known`: all right labels of each measured row, `links.data.test.known`.
 * @throws TypeError or RangeError for anything but known labels; when it measures, for known labels of other rows.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({ train: [['Ada', 'knows', 'Bob'], ['Ada', 'knows', 'Cleo']] });
 * const { known, y } = kd.graph.links(graph, { inverses: false }).data.train;
 * const logits = [[1, 2, 3], [1, 2, 3]]; // Cleo before Bob, whom Ada knows as well
 * kd.metrics.filteredMeanReciprocalRank({ known }).prepare({ logits, labels: y })(); // 1
 * ```
 */
export function filteredMeanReciprocalRank(options: FilteredOptions): Metric {
  checkInputs('metrics.filteredMeanReciprocalRank', options, ['known']);
  const described = { name: 'filteredMeanReciprocalRank', title: 'filtered mean reciprocal rank' };
  return createFilteredRankMetric(described, options.known, { gain: (rank) => 1 / rank, format: 'number' });
}
