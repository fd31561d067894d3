import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkRegressionOptions, listColumnsToMeasure, type RegressionMetricOptions } from './listColumnsToMeasure';

/**
 * R squared as a metric, 1 - sum (output - target)^2 / sum (target - mean)^2, the higher the better: 1 is perfect, 0 as good as always predicting the mean of
 * the measured targets, and it has no lower end. Of several targets: the mean of theirs. NaN if a target is the same in all rows.
 *
 * Equals scikit-learn's `r2_score`.
 *
 * @throws TypeError or RangeError for an unknown option, and when asked for outputs and targets of different shapes.
 * @example
 * ```ts
 * const ask = kd.metrics.rSquared().prepare({ logits: [[1], [2], [4]], labels: [0, 0, 0], targets: [1, 2, 3] });
 * ask(); // 0.5
 * ```
 */
export function rSquaredMetric(options: RegressionMetricOptions = {}): Metric {
  const name = 'rSquared';
  const { target, title = 'R squared' } = checkRegressionOptions(name, options);
  return checkedMetric({
    description: { name, ...(target !== undefined && { target }) },
    ...{ title, better: 'higher', format: 'number', range: [-Infinity, 1] },
    prepare(inputs) {
      const columns = listColumnsToMeasure(name, inputs, target).map(({ outputs, targets }) => ({
        targets,
        squares: outputs.map((output, row) => (output - targets[row]) ** 2)
      }));
      return (counts) => columns.reduce((sum, one) => sum + explained(one, counts), 0) / columns.length;
    }
  });
}

function explained(
  { targets, squares }: { targets: Float64Array; squares: Float64Array },
  counts: ArrayLike<number> | undefined
): number {
  const mean = computeWeightedMean(targets, counts);
  const spread = computeWeightedMean(
    targets.map((target) => (target - mean) ** 2),
    counts
  );
  return spread === 0 ? NaN : 1 - computeWeightedMean(squares, counts) / spread;
}
