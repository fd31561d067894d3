import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores } from '../inputs/readBinaryScores';
import { checkThreshold } from './checkThreshold';
import { countOutcomes, f1Of } from './countOutcomes';
import type { ThresholdInputs } from './ThresholdInputs';

/** Shares from 0 to 1. */
export interface PrecisionRecallF1 {
  /** The share of the rows predicted as class 1 that are class 1. */
  precision: number;
  /** The share of the rows of class 1 that are predicted as class 1. */
  recall: number;
  /** The harmonic mean of the two, 2 P R / (P + R). */
  f1: number;
}

/**
 * Precision, recall and F1 of class 1 at a threshold. 0 if the denominator is 0, as in scikit-learn's
 * `precision_recall_fscore_support`.
 *
 * Choose the threshold on validation rows (`bestThreshold`): the best threshold on the measured rows is too optimistic.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or more than two classes.
 * @example
 * ```ts
 * const { recall } = kd.precisionRecallF1({ logits: [[2], [1], [-1], [-2]], labels: [1, 0, 1, 0], threshold: 1.5 });
 * recall; // 0.5
 * ```
 */
export function precisionRecallF1(inputs: ThresholdInputs): PrecisionRecallF1 {
  checkOptions('precisionRecallF1', inputs, ['logits', 'probabilities', 'labels', 'threshold']);
  const threshold = checkThreshold('precisionRecallF1', inputs?.threshold ?? 0);
  const confusion = countOutcomes(readBinaryScores('precisionRecallF1', inputs), threshold);
  const { truePositive, falsePositive, falseNegative } = confusion;
  return {
    precision: shareOf(truePositive, truePositive + falsePositive),
    recall: shareOf(truePositive, truePositive + falseNegative),
    f1: f1Of(confusion)
  };
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
