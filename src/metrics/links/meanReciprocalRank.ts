import type { Metric } from '../inputs/Metric';
import { rankMetric, type RankMetricOptions } from './rankMetric';

/**
 * Mean reciprocal rank as a metric to compare models by: the mean over rows of 1 / rank of the true class, 0 to 1. With `known` it is filtered: other right labels of the row are left out. Equal scores get the mean of their places: see `kd.graph.filteredRanks`.
 *
 * The two rows of a triple depend on each other: give `groups: links.data.test.groups` to `kd.compare`, as `kd.study` does by itself.
 *
 * @throws TypeError or RangeError for anything but known labels; when it measures, for known labels of other rows.
 * @example
 * ```ts
 * const ask = kd.metrics.meanReciprocalRank().prepare({ logits: [[3, 2, 1], [0, 2, 1]], labels: [1, 1] });
 * ask(); // 0.75
 * ask([3, 1]); // 0.625
 * ```
 */
export function meanReciprocalRank(options: RankMetricOptions = {}): Metric {
  return rankMetric({ name: 'meanReciprocalRank', title: 'mean reciprocal rank' }, options, (rank) => 1 / rank, 'number');
}
