import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { computeThresholdCounts } from './computeThresholdCounts';

/** Points of a precision-recall curve, one for each distinct score and one before all of them. */
export interface PrecisionRecallCurve {
  /** [points] The share of alerted rows that are class 1; 1 if none is alerted. */
  precision: Float64Array;
  /** [points] The share of class 1 that is found, rising from 0 to 1. */
  recall: Float64Array;
  /** [points] In logits, falling from Infinity: rows at the threshold or above are alerted. */
  threshold: Float64Array;
}

/**
 * The precision-recall curve of class 1: the share of class 1 among the rows that each threshold alerts, against the share of class 1 that
 * it finds. Rows of equal
 * score are one point. A random order has the share of class 1 as its precision everywhere.
 *
 * Equals scikit-learn's `precision_recall_curve`, which runs the other way. Davis and Goadrich 2006.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or rows of only one class.
 * @example
 * ```ts
 * const { precision, recall } = kd.precisionRecallCurve({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * recall; // 0, 0.5, 0.5, 1, 1
 * precision[3]; // 0.6666...
 * ```
 */
export function precisionRecallCurve(inputs: Labelled): PrecisionRecallCurve {
  checkOptions('precisionRecallCurve', inputs, ['logits', 'probabilities', 'labels']);
  const binary = readBinaryScores('precisionRecallCurve', inputs);
  checkBothClasses('precisionRecallCurve', binary);
  const { found, alerted, threshold } = computeThresholdCounts(binary);
  return {
    precision: found.map((rows, i) => (i ? rows / (rows + alerted[i]) : 1)),
    recall: found.map((rows) => rows / binary.positives),
    threshold
  };
}
