import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { labelled, type Labelled } from './accuracy';
import type { LogitsTable } from './logitsOf';
import { logSoftmax } from '../losses/logSoftmax';

export interface CalibrationInputs extends Labelled {
  /** Equal-width bins from 0 to 1, each with its upper edge. Default 15. */
  bins?: number;
}

/**
 * Expected calibration error: the mean distance between confidence (the largest probability) and accuracy, sum over bins of
 * n_b / n |accuracy_b - confidence_b|, 0 to 1.
 *
 * Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"; 15 bins as in Guo et al. 2017,
 * arXiv 1706.04599.
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, labels out of range, or bins that are not a whole number above 0.
 * @example
 * ```ts
 * kd.expectedCalibrationError({ logits: [[0, 100], [0, 100]], labels: [1, 0] }); // sure of both, right in one: 0.5
 * ```
 */
export function expectedCalibrationError(inputs: CalibrationInputs): number {
  checkOptions('expectedCalibrationError', inputs, ['logits', 'labels', 'bins']);
  const { bins = 15, ...rest } = inputs ?? {};
  checkNumber('expectedCalibrationError', 'bins', bins, { integer: true, atLeast: 1 });
  const { logits, labels } = labelled('expectedCalibrationError', rest);
  return calibrationError(logits, labels, bins);
}

export function calibrationError(logits: LogitsTable, labels: ArrayLike<number>, bins = 15): number {
  const gaps = new Float64Array(bins);
  const row = new Float64Array(logits.columns);
  for (let i = 0; i < logits.rows; i++) {
    const top = logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
    const confidence = Math.exp(row[top]);
    gaps[binOf(confidence, bins)] += confidence - (top === labels[i] ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / logits.rows;
}

/** The bin b with b / bins < confidence <= (b + 1) / bins. */
function binOf(confidence: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
  // The product may have been rounded over an edge.
  if (bin > 0 && confidence <= bin / bins) bin--;
  if (bin < bins - 1 && confidence > (bin + 1) / bins) bin++;
  return bin;
}
