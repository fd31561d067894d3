import { checkOptions } from '../../checks/checkOptions';
import type { Comparison } from '../../record/Comparison';
import type { ComparisonView } from '../types/ComparisonView';
import { checkComparisonParts } from '../check/checkComparisonParts';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeComparisonView } from './computeComparisonView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows several models on the same rows: each metric with its interval, and the paired differences with their verdicts. As a cell's last
 * value it shows itself as a forest plot with its tables.
 *
 * @param comparison the result of `kd.compare`.
 * @param options `title`: default the one that it has, "Comparison".
 * @throws TypeError if it is not a comparison, RangeError if its estimates and metrics do not fit together.
 * @example
 * ```ts
 * const estimate = { mean: 0.71, low: 0.68, high: 0.74, least: 0.7, most: 0.72 };
 * const view = kd.comparison({
 *   rows: 2014,
 *   split: 'test',
 *   resamples: 2000,
 *   confidence: 0.95,
 *   metrics: [{ name: 'averagePrecision', title: 'average precision', better: 'higher', format: 'number' }],
 *   models: [{ name: 'student', seeds: 5, estimates: [estimate] }],
 *   differences: []
 * });
 * view.says; // "On 2,014 test rows over 5 seeds the average precision of the student is 0.710 (95 % interval ..."
 * ```
 */
export function comparison(comparison: Comparison, options: Titled = {}): ComparisonView {
  checkOptions('comparison', options, ['title']);
  checkComparisonParts('comparison', comparison);
  const title = titleOrDefault('comparison', options, (comparison as Partial<ComparisonView>).title ?? 'Comparison');
  return makeDisplayable(computeComparisonView(comparison, title));
}
