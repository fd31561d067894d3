import { checkNumber } from '../../checks/checkNumber';
import type { Metric } from '../inputs/Metric';
import { rankMetric, type RankMetricOptions } from './rankMetric';

/**
 * Hits@k as a metric to compare models by: the share of rows whose true class is among the first k, 0 to 1. With `known` it is filtered: other right labels of the row are left out. Equal scores get the mean of their places: see `kd.graph.filteredRanks`.
 *
 * @param k a whole number of at least 1.
 * @throws TypeError or RangeError for another k, or anything but known labels; when it measures, for known labels of other rows.
 * @example
 * ```ts
 * const ask = kd.metrics.hitsAt(1).prepare({ logits: [[3, 2, 1], [0, 2, 1]], labels: [1, 1] });
 * ask(); // 0.5
 * ```
 */
export function hitsAt(k: number, options: RankMetricOptions = {}): Metric {
  checkNumber('metrics.hitsAt', 'k', k, { integer: true, atLeast: 1 });
  return rankMetric({ name: 'hitsAt', title: `hits@${k}`, k }, options, (rank) => (rank <= k ? 1 : 0), 'share');
}
