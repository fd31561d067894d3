import { formatNumber, withMinus } from '../../views/words/formatNumber';
import { formatPValue } from '../../views/comparison/formatPValue';
import { escapeMarkup } from '../../views/words/escapeMarkup';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores } from '../../metrics/inputs/readBinaryScores';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { LogitsLike } from '../../metrics/inputs/checkedLogits';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { computeNormalQuantile } from '../../stats/computeNormalQuantile';
import { computeNormalTail } from '../../stats/computeNormalTail';
import { computePlacements, type Placements } from './computePlacements';

/**
 * DeLong's test of two ROC AUCs on the same rows: their difference with standard error, normal interval and two-sided p-value. Only the
 * rows are treated as random: with several seeds, or rows that belong together, use `kd.compare`. Exact mid-ranks, O(n log n).
 *
 * Var(A1 - A2) = Var(A1) + Var(A2) - 2 Cov(A1, A2), each S10 / m + S01 / n over the placement values of the m rows of class 1 and the n of
 * class 0. If both models order all rows perfectly, or all exactly the wrong way round, the estimated variance is 0 and means nothing.
 *
 * DeLong, DeLong and Clarke-Pearson 1988, "Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves"; Sun
 * and Xu 2014.
 *
 * @throws TypeError or RangeError for NaN, counts that differ, more than two classes, or fewer than two rows of a class.
 * @example
 * ```ts
 * const labels = [1, 1, 1, 0, 0, 0];
 * const test = kd.delong({ first: [[3], [2], [1], [0], [-1], [2.5]], second: [[3], [0], [1], [2], [-1], [2.5]], labels });
 * test.difference; // 0.2222...
 * test.p; // 0.3710...
 * ```
 */
export function delong(inputs: DelongInputs): Delong {
  const test = measureDelong(inputs);
  return withDisplay(test, () => {
    const said = says(test);
    return { 'text/html': `<p>${escapeMarkup(said)}</p>`, 'text/plain': said };
  });
}

function says({ first, second, difference, low, high, p, confidence, positives, negatives }: Delong): string {
  const number = (value: number) => withMinus(value.toFixed(4));
  const chance = Number.isNaN(p) ? 'p unknown, since the variance is estimated as 0' : formatPValue(p, Infinity);
  return (
    `On ${positives} rows of class 1 and ${negatives} of class 0 the ROC AUC is ${number(first.auc)} against ${number(second.auc)}: ` +
    `difference ${number(difference)} (${formatNumber(100 * confidence)} % interval ${number(low)} to ${number(high)}, DeLong ${chance}).`
  );
}

export interface DelongInputs {
  /** Logits of two models on the same rows, each [rows, 2] or [rows, 1]. */
  first: LogitsLike;
  second: LogitsLike;
  /** [rows] 0 or 1. */
  labels: LabelsLike;
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
}

/** Two areas under the ROC curve on the same rows, and their difference. */
export interface Delong {
  /** ROC AUC of each model with its standard error. */
  first: { auc: number; se: number };
  second: { auc: number; se: number };
  /** First minus second. */
  difference: number;
  se: number;
  /** The interval of the difference. */
  low: number;
  high: number;
  z: number;
  /** Two-sided, of "no difference". NaN if the standard error is 0 and the difference is not. */
  p: number;
  confidence: number;
  positives: number;
  negatives: number;
}

/** What `kd.delong` shows, as plain data. */
export function measureDelong(inputs: DelongInputs): Delong {
  checkOptions('delong', inputs, ['first', 'second', 'labels', 'confidence']);
  const { first, second, labels, confidence = 0.95 } = inputs ?? {};
  checkNumber('delong', 'confidence', confidence, { above: 0, atMost: 0.999999 });
  const [a, b] = [first, second].map((logits, i) => readBinaryScores(`delong: ${i ? 'second' : 'first'}`, { logits, labels }));
  const { positives } = a;
  const negatives = a.labels.length - positives;
  if (positives < 2 || negatives < 2)
    throw new RangeError(
      `delong: expected at least two rows of each class, got ${positives} of class 1 and ${negatives} of class 0; measure on more rows`
    );
  const [own, other] = [computePlacements(a), computePlacements(b)];
  const [variance, others, shared] = [covariance(own, own), covariance(other, other), covariance(own, other)];
  const [auc, against] = [computeWeightedMean(own.positives), computeWeightedMean(other.positives)];
  const difference = auc - against;
  // For models that order all rows in the same way, a rest from rounding does not count as variance.
  const left = variance + others - 2 * shared;
  const se = left > 1e-14 * (variance + others) ? Math.sqrt(left) : 0;
  const z = se > 0 ? difference / se : Math.abs(difference) < 1e-12 ? 0 : NaN;
  const reach = se * computeNormalQuantile((1 - confidence) / 2);
  return {
    first: { auc, se: Math.sqrt(variance) },
    second: { auc: against, se: Math.sqrt(others) },
    difference,
    se,
    low: difference - reach,
    high: difference + reach,
    z,
    p: Math.min(1, 2 * computeNormalTail(Math.abs(z))),
    confidence,
    positives,
    negatives
  };
}

/** The covariance of two areas: the covariance of their placements over class 1 divided by its rows, plus that over class 0 divided by its rows. */
function covariance(a: Placements, b: Placements): number {
  const of = (name: keyof Placements) => {
    const [x, y] = [a[name], b[name]];
    const [meanX, meanY] = [computeWeightedMean(x), computeWeightedMean(y)];
    return x.reduce((sum, one, i) => sum + (one - meanX) * (y[i] - meanY), 0) / (x.length - 1) / x.length;
  };
  return of('positives') + of('negatives');
}
