import { computeComparison } from './computeComparison';
import type { CompareOptions } from './CompareOptions';
import { comparison } from '../../views/comparison/comparison';
import type { ComparisonView } from '../../views/View';

/**
 * Compares several models on the same rows by the same metrics: each mean over seeds with its interval, and whether `of` is better or worse
 * than each of the others, from one paired bootstrap.
 *
 * Rows (or whole `groups`) are drawn with replacement, the same ones for every model and seed; a draw that lacks a class is repeated.
 * Trainings are a second sample, often of five, and five drawn with replacement vary too little. Instead the mean of n seeds varies by its
 * standard error times Student's t with n - 1 degrees of freedom. Seed i of one model is paired with seed i of the other if both have the
 * same number. The interaction between drawn rows and seeds is in both sources and is counted once; drawing rows and seeds in the same way
 * would count it three times (Owen 2007, "The Pigeonhole Bootstrap"). Intervals are percentiles: BCa would need each metric without each
 * row in turn, and handles only one kind of draw. If fewer than 100 rows (or groups) have the rarer class, the interval of a mean uses
 * Student's t instead of the normal distribution.
 *
 * In simulations (bench/intervalCoverage.mjs) with 20 rows of class 1 and more the 95 % intervals of average precision and ROC AUC held the truth in
 * 93 to 99 of 100, and two equally good models were called different in 3 to 7 of 100. With 6 rows of class 1 the interval of the ROC AUC
 * held it in 86, that of the recall at 1 % false positives in 88. The interval of the calibration error hardly ever does: use its differences.
 *
 * `p` and the interval of a difference are those of one comparison; `p` <= 1 - confidence exactly if the interval does not contain 0. Of
 * twenty, one is so by chance. So a verdict of "better" or "worse" takes `adjusted`, the p-value corrected for all differences of the
 * comparison, metrics times models (Holm 1979), to be at most 1 - confidence: the chance of one wrong verdict or more is 5 % at most.
 * `kd.nonInferiority` tests one difference that you chose before.
 * As a cell's last value it shows itself as a forest plot.
 *
 * Efron and Tibshirani 1993, "An Introduction to the Bootstrap".
 *
 * @throws TypeError or RangeError for models with different rows or classes, NaN, or names that no model has.
 * @example
 * ```ts
 * const comparison = await kd.compare({
 *   models: { student: [[[2], [1], [-1], [0]], [[2], [0], [-1], [1]]], baseline: [[[1], [2], [0], [1]], [[0], [2], [1], [1]]] },
 *   labels: [1, 0, 0, 1],
 *   metrics: [kd.metrics.rocAuc(), kd.metrics.brier()],
 *   resamples: 200
 * });
 * comparison.models[0].estimates[0].mean; // 0.875
 * comparison.differences[0].verdict; // "not separable"
 * ```
 */
export async function compare(options: CompareOptions): Promise<ComparisonView> {
  return comparison(await computeComparison(options));
}
