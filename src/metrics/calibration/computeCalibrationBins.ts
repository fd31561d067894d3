import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import { findBinOfConfidence } from './findBinOfConfidence';
import type { LogitsTable } from '../inputs/checkedLogits';

/** Which probability is judged, and in which bins. */
export interface CalibrationOptions {
  /** How many bins from 0 to 1, each with its upper edge. Default 15. */
  bins?: number;
  /** The largest probability of a row, or, for two classes, that of class 1. Default "largest". */
  of?: 'largest' | 'class 1';
  /**
   * Bins of equal width, or with equal numbers of rows (rows of equal probability stay together): if class 1 is rare, nearly all rows are
   * in the first bin of equal width. Default "width".
   */
  equal?: 'width' | 'count';
}

export const calibrationOptions = ['bins', 'of', 'equal'] as const;

/** @throws TypeError or RangeError for bins that are not a whole number above 0, or other invalid options. */
export function checkCalibration(subject: string, options: CalibrationOptions): Required<CalibrationOptions> {
  const { bins = 15, of = 'largest', equal = 'width' } = options;
  checkNumber(subject, 'bins', bins, { integer: true, atLeast: 1, atMost: 10_000 });
  if (of !== 'largest' && of !== 'class 1')
    throw new TypeError(`${subject}: expected of to be "largest" or "class 1", got ${showValue(of)}; say which probability`);
  if (equal !== 'width' && equal !== 'count')
    throw new TypeError(`${subject}: expected equal to be "width" or "count", got ${showValue(equal)}; say which bins`);
  return { bins, of, equal };
}

/** A bin's rows, each with its probability and the difference from the outcome. */
export interface CalibrationBinRows {
  rows: Int32Array;
  /** [rows] */
  probabilities: Float64Array;
  /** [rows] probability minus 1 or 0. */
  gaps: Float64Array;
}

/** @throws RangeError if class 1 is requested and there are more than two classes. */
export function computeCalibrationBins(
  subject: string,
  { logits, labels }: { logits: LogitsTable; labels: ArrayLike<number> },
  { bins, of, equal }: Required<CalibrationOptions>
): CalibrationBinRows[] {
  const { rows, columns, values } = logits;
  if (of === 'class 1' && columns !== 2)
    throw new RangeError(
      `${subject}: expected logits of two classes for the probability of class 1, got ${columns} columns; leave "of" out`
    );
  const [probabilities, gaps, row] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(columns)];
  for (let i = 0; i < rows; i++) {
    const top = computeLogSoftmax(values, i * columns, columns, 1, row);
    const asked = of === 'class 1' ? 1 : top;
    probabilities[i] = Math.exp(row[asked]);
    gaps[i] = probabilities[i] - (labels[i] === asked ? 1 : 0);
  }
  const places = equal === 'width' ? probabilities : sharesUpTo(probabilities);
  const rowsOf = Array.from({ length: bins }, (): number[] => []);
  for (let i = 0; i < rows; i++) rowsOf[findBinOfConfidence(places[i], bins)].push(i);
  return rowsOf.map((own) => ({
    rows: Int32Array.from(own),
    probabilities: Float64Array.from(own, (i) => probabilities[i]),
    gaps: Float64Array.from(own, (i) => gaps[i])
  }));
}

/** For each value, the share of the values that are not larger: their distribution function. */
function sharesUpTo(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const shares = new Float64Array(values.length);
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    while (end < order.length && values[order[end]] === values[order[begin]]) end++;
    for (let k = begin; k < end; k++) shares[order[k]] = end / order.length;
  }
  return shares;
}
