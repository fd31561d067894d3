import { checkOptions } from '../../checks/checkOptions';
import { readLabelledLogits, type Labelled } from '../inputs/readLabelledLogits';
import { computeCalibrationBins, calibrationOptions, type CalibrationOptions, checkCalibration } from './computeCalibrationBins';
import type { LogitsTable } from '../inputs/checkedLogits';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { once, sumOf, weigh } from '../ranking/computeRanking';

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
  checkOptions('expectedCalibrationError', inputs, ['logits', 'probabilities', 'labels', ...calibrationOptions]);
  const { bins, of, equal, ...rest } = inputs ?? {};
  const options = checkCalibration('expectedCalibrationError', { bins, of, equal });
  const { logits, labels } = readLabelledLogits('expectedCalibrationError', rest);
  return errorOf('expectedCalibrationError', logits, labels, options);
}

/** Of confidence, in 15 bins of equal width. */
export function calibrationError(logits: LogitsTable, labels: ArrayLike<number>): number {
  return errorOf('calibrationError', logits, labels, checkCalibration('calibrationError', {}));
}

function errorOf(subject: string, logits: LogitsTable, labels: ArrayLike<number>, options: Required<CalibrationOptions>): number {
  const bands = computeCalibrationBins(subject, { logits, labels }, options);
  return bands.reduce((sum, { gaps }) => sum + Math.abs(gaps.reduce((a, b) => a + b, 0)), 0) / logits.rows;
}

/**
 * Expected calibration error as a metric to compare models by, the lower the better: see `kd.expectedCalibrationError`. Any number of
 * classes; the bins are those of the measured rows. Differences can be trusted, levels less so: few rows make it larger than that of all
 * the rows there could be, and its interval, which is drawn from them, does not know that.
 *
 * @param options.bins how many bins from 0 to 1. Default 15.
 * @param options.of "largest" for the largest probability of a row (the default), "class 1" for that of class 1 of two.
 * @param options.equal "width" for bins as wide as each other (the default), "count" for as many rows in each.
 * @throws TypeError or RangeError for bins that are not a whole number above 0, or other words.
 * @example
 * ```ts
 * const ask = kd.metrics.calibrationError().prepare({ logits: [[0, 100], [0, 100]], labels: [1, 0] });
 * ask(); // 0.5
 * ask([3, 1]); // 0.25
 * ```
 */
export function calibrationErrorMetric(options: CalibrationOptions = {}): Metric {
  checkOptions('metrics.calibrationError', options, calibrationOptions);
  const checked = checkCalibration('metrics.calibrationError', options);
  return checkedMetric({
    description: { name: 'calibrationError', ...checked },
    title: checked.of === 'class 1' ? 'calibration error of class 1' : 'calibration error',
    better: 'lower',
    format: 'number',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits('calibrationError', { logits: inputs.logits, labels: inputs.labels });
      const bands = computeCalibrationBins('calibrationError', { logits, labels }, checked);
      return (counts = once(logits.rows)) => {
        let sum = 0;
        for (const { rows, gaps } of bands) sum += Math.abs(weigh(gaps, rows, counts));
        return sum / sumOf(counts);
      };
    }
  });
}
