import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, type BinaryScores } from './binaryScores';
import { meanOf } from '../stats/meanOf';

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
  checkOptions('brier', inputs, ['logits', 'labels']);
  return meanOf(squaredErrors(binaryScores('brier', inputs)));
}

export function squaredErrors({ scores, labels }: BinaryScores): Float64Array {
  return scores.map((z, i) => (1 / (1 + Math.exp(-z)) - labels[i]) ** 2);
}
