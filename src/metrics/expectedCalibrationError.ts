import { checkOptions } from '../checks/checkOptions';
import { labelled, type Labelled } from './accuracy';
import { calibrationBands, calibrationOptions, checkCalibration, type CalibrationOptions } from './calibrationBands';
import type { LogitsTable } from './logitsOf';

export interface CalibrationInputs extends Labelled, CalibrationOptions {}

/**
 * Expected calibration error: the mean difference between a predicted probability and how often it comes true, sum over bins of
 * n_b / n |share true_b - mean probability_b|, 0 to 1. The probability is the largest of each row (confidence against accuracy), or that
 * of class 1. With few rows it is above 0 even for honest probabilities: use it to compare models on the same rows.
 *
 * Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"; 15 bins as in Guo et al. 2017,
 * arXiv 1706.04599; bins of equal count as in Nixon et al. 2019, arXiv 1904.01685.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, labels out of range, or bins that are not a whole number above 0.
 * @example
 * ```ts
 * kd.expectedCalibrationError({ logits: [[0, 100], [0, 100]], labels: [1, 0] }); // 0.5: sure of both, right in one
 * kd.expectedCalibrationError({ logits: [[-100], [0]], labels: [0, 1], of: 'class 1', equal: 'count' }); // 0.25: says one half of what is
 * ```
 */
export function expectedCalibrationError(inputs: CalibrationInputs): number {
  checkOptions('expectedCalibrationError', inputs, ['logits', 'labels', ...calibrationOptions]);
  const { bins, of, equal, ...rest } = inputs ?? {};
  const options = checkCalibration('expectedCalibrationError', { bins, of, equal });
  const { logits, labels } = labelled('expectedCalibrationError', rest);
  return errorOf('expectedCalibrationError', logits, labels, options);
}

/** Of confidence, in 15 bins of equal width. */
export function calibrationError(logits: LogitsTable, labels: ArrayLike<number>): number {
  return errorOf('calibrationError', logits, labels, checkCalibration('calibrationError', {}));
}

function errorOf(subject: string, logits: LogitsTable, labels: ArrayLike<number>, options: Required<CalibrationOptions>): number {
  const bands = calibrationBands(subject, { logits, labels }, options);
  return bands.reduce((sum, { gaps }) => sum + Math.abs(gaps.reduce((a, b) => a + b, 0)), 0) / logits.rows;
}
