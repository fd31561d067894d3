import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, type BinaryScores } from '../inputs/readBinaryScores';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

/**
 * Brier score: the mean of (p - y)^2 with the probability p of class 1, 0 to 1, the lower the better. It rewards both the right order and
 * honest probabilities.
 *
 * Equals scikit-learn's `brier_score_loss`. Brier 1950, "Verification of Forecasts Expressed in Terms of Probability".
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or more than two classes.
 * @example
 * ```ts
 * kd.brier({ logits: [[0], [100]], labels: [1, 1] }); // 0.125
 * ```
 */
export function brier(inputs: Labelled): number {
  checkOptions('brier', inputs, ['logits', 'probabilities', 'labels']);
  return computeWeightedMean(squaredErrors(readBinaryScores('brier', inputs)));
}

export function squaredErrors({ scores, labels }: BinaryScores): Float64Array {
  return scores.map((z, i) => (1 / (1 + Math.exp(-z)) - labels[i]) ** 2);
}

/**
 * Brier score as a metric to compare models by, the lower the better: see `kd.brier`. Two classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.brier().prepare({ logits: [[0], [100]], labels: [1, 1] });
 * ask(); // 0.125
 * ```
 */
export function brierMetric(): Metric {
  return checkedMetric({
    description: { name: 'brier' },
    title: 'Brier score',
    better: 'lower',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const errors = squaredErrors(readBinaryScores('brier', { logits, labels }));
      return (counts) => computeWeightedMean(errors, counts);
    }
  });
}
