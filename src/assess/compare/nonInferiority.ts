import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkComparisonParts } from '../../views/check/checkComparisonParts';
import { showValue, visible } from '../../checks/showValue';
import type { Comparison, Difference } from '../../record/Comparison';
import { formatPValue } from '../../views/comparison/formatPValue';
import { formatNumber } from '../../views/words/formatNumber';
import { createMetricNumberFormat } from '../../views/comparison/createMetricNumberFormat';

export interface NonInferiorityOptions {
  /** The model to test: it should not be worse than this one. */
  against: string;
  /** Name of a metric of the comparison. Default the first one. */
  metric?: string;
  /** The largest loss that does not matter, in the metric's own unit: 0.01 of average precision. Default none. */
  margin?: number;
}

/** Whether a model is as good as another: the result of a paired test, and what it leaves open. */
export interface NonInferiority extends Difference {
  /** False if the whole interval is on the worse side. With few rows it is true too easily: check the interval, or give a margin. */
  notSignificantlyWorse: boolean;
  margin: number | null;
  /** Whether the interval rules out a loss of the margin or more; null without a margin. */
  nonInferior: boolean | null;
  /** The result in one sentence. */
  says: string;
}

/**
 * Whether a model is at least as good as another on the same rows. "Not significantly worse" is the weak claim: no loss was proven.
 * "Non-inferior" is the strong claim: a loss of `margin` or more was ruled out. Both, and `verdict`, are of this difference alone, by its
 * interval: choose the metric before you look. The verdicts of the comparison itself are corrected for all of its differences.
 *
 * Piaggio et al. 2012, "Reporting of Noninferiority and Equivalence Randomized Trials".
 *
 * @throws TypeError or RangeError for names that are not in the comparison, or a margin that is not a number above 0.
 * @example
 * ```ts
 * const models = { student: [[2], [1], [-1], [0], [1], [-2]], baseline: [[2], [0], [-1], [1], [1], [-2]] };
 * const comparison = await kd.compare({ models, labels: [1, 0, 0, 1, 1, 0], metrics: [kd.metrics.brier()], resamples: 200 });
 * const { notSignificantlyWorse, says } = kd.nonInferiority(comparison, { against: 'baseline' });
 * notSignificantlyWorse; // true
 * says; // "In Brier score student is not significantly worse than baseline: ..."
 * ```
 */
export function nonInferiority(comparison: Comparison, options: NonInferiorityOptions): NonInferiority {
  checkOptions('nonInferiority', options, ['against', 'metric', 'margin']);
  checkComparisonParts('nonInferiority', comparison);
  const { metrics, differences, confidence, resamples } = comparison;
  const { against, metric = metrics[0].name, margin } = options ?? {};
  if (margin !== undefined) checkNumber('nonInferiority', 'margin', margin, { above: 0 });
  const place = metrics.findIndex(({ name }) => name === metric);
  const difference = differences.find((one) => one.metric === metric && one.against === against);
  if (!difference)
    throw new RangeError(
      `nonInferiority: expected a difference among ${visible(differences.map((one) => `${one.metric} against ${one.against}`).join(', '))}, got ${showValue(metric)} against ${showValue(against)}; name one of these`
    );
  const { model, mean, low, high, p } = difference;
  const verdict = low > 0 || high < 0 ? (low > 0 === (metrics[place].better === 'higher') ? 'better' : 'worse') : 'not separable';
  const isBest = metrics[place].better === 'higher';
  // The largest loss that the interval still allows.
  const loss = Math.max(0, isBest ? -low : high);
  const nonInferior = margin === undefined ? null : loss < margin;
  const { difference: written, unit } = createMetricNumberFormat(comparison, place);
  const told = { better: 'significantly better', worse: 'significantly worse', 'not separable': 'not significantly worse' }[
    verdict
  ];
  const numbers = `${written(mean)}${unit} (${formatNumber(100 * confidence)} % interval ${written(low)} to ${written(high)}${unit}, ${formatPValue(p, resamples)})`;
  const leaves = `a loss of up to ${written(loss).replace('+', '')}${unit} is not ruled out`;
  const size = margin === undefined ? '' : `${written(margin).replace('+', '')}${unit}`;
  const open = verdict === 'better' || verdict === 'worse' ? '' : `; ${leaves}`;
  const end = nonInferior === null ? open : `; ${nonInferior ? `a loss of ${size} is ruled out` : leaves}`;
  return {
    ...difference,
    verdict,
    notSignificantlyWorse: verdict !== 'worse',
    margin: margin ?? null,
    nonInferior,
    says: `In ${metrics[place].title} ${model} is ${told} than ${against}: ${numbers}${end}.`
  };
}
