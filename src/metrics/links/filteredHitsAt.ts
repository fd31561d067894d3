import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import type { Metric } from '../inputs/Metric';
import { createFilteredRankMetric, type FilteredOptions } from './createFilteredRankMetric';

export interface FilteredHitsOptions extends FilteredOptions {
  /** How many of the first places count. */
  k: number;
}

/**
 * Filtered hits@k as a metric to compare models by: the share of rows whose label is among the first k, 0 to 1. Other right labels of the row are left out
 * of its ranking, and equal scores get the mean of their places: see `kd.graph.filteredRanks`. Any number of classes.
 *
 * @param options `k`; `known`: all right labels of each measured row, `links.data.test.known`.
 * @throws TypeError or RangeError for a k that is no whole number from 1 on, or anything but known labels; when it measures, for known labels of other rows.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({ train: [['Ada', 'knows', 'Bob'], ['Ada', 'knows', 'Cleo']] });
 * const { known, y } = kd.graph.links(graph, { inverses: false }).data.train;
 * kd.metrics.filteredHitsAt({ k: 1, known }).prepare({ logits: [[1, 2, 3], [4, 2, 3]], labels: y })(); // 0.5
 * ```
 */
export function filteredHitsAt(options: FilteredHitsOptions): Metric {
  const subject = 'metrics.filteredHitsAt';
  checkInputs(subject, options, ['k', 'known']);
  const k = checkNumber(subject, 'k', options.k, { integer: true, atLeast: 1 });
  const described = { name: 'filteredHitsAt', title: `filtered hits@${k}`, k };
  return createFilteredRankMetric(described, options.known, { gain: (rank) => (rank <= k ? 1 : 0), format: 'share' });
}
