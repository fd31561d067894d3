import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkRegressionOptions, listColumnsToMeasure, type RegressionMetricOptions } from './listColumnsToMeasure';

/**
 * Root mean squared error as a metric, sqrt(mean (output - target)^2), in the targets' units, the lower the better. Of several targets: the mean of theirs.
 *
 * Equals scikit-learn's `root_mean_squared_error`.
 *
 * @throws TypeError or RangeError for an unknown option, and when asked for outputs and targets of different shapes.
 * @example
 * ```ts
 * const ask = kd.metrics.rootMeanSquaredError().prepare({ logits: [[1], [4]], labels: [0, 0], targets: [1, 2] });
 * ask(); // 1.4142135623730951
 * ```
 */
export function rootMeanSquaredErrorMetric(options: RegressionMetricOptions = {}): Metric {
  const name = 'rootMeanSquaredError';
  const { target, title = 'root mean squared error' } = checkRegressionOptions(name, options);
  return checkedMetric({
    description: { name, ...(target !== undefined && { target }) },
    ...{ title, better: 'lower', format: 'number', range: [0, Infinity] },
    prepare(inputs) {
      const squares = listColumnsToMeasure(name, inputs, target).map(({ outputs, targets }) =>
        outputs.map((output, row) => (output - targets[row]) ** 2)
      );
      return (counts) => squares.reduce((sum, of) => sum + Math.sqrt(computeWeightedMean(of, counts)), 0) / squares.length;
    }
  });
}
