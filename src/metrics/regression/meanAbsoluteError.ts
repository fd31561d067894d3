import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { checkRegressionOptions, listColumnsToMeasure, type RegressionMetricOptions } from './listColumnsToMeasure';

/**
 * Mean absolute error as a metric, mean |output - target|, in the targets' units, the lower the better. Of several targets: the mean of theirs.
 *
 * Equals scikit-learn's `mean_absolute_error`.
 *
 * @throws TypeError or RangeError for an unknown option, and when asked for outputs and targets of different shapes.
 * @example
 * ```ts
 * const ask = kd.metrics.meanAbsoluteError().prepare({ logits: [[1], [4]], labels: [0, 0], targets: [1, 2] });
 * ask(); // 1
 * ```
 */
export function meanAbsoluteErrorMetric(options: RegressionMetricOptions = {}): Metric {
  const name = 'meanAbsoluteError';
  const { target, title = 'mean absolute error' } = checkRegressionOptions(name, options);
  return checkedMetric({
    description: { name, ...(target !== undefined && { target }) },
    ...{ title, better: 'lower', format: 'number', range: [0, Infinity] },
    prepare(inputs) {
      const sizes = listColumnsToMeasure(name, inputs, target).map(({ outputs, targets }) =>
        outputs.map((output, row) => Math.abs(output - targets[row]))
      );
      return (counts) => sizes.reduce((sum, of) => sum + computeWeightedMean(of, counts), 0) / sizes.length;
    }
  });
}
