import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores } from '../inputs/readBinaryScores';
import { checkThreshold } from './checkThreshold';
import { countOutcomes, type OutcomeCounts } from './countOutcomes';
import type { ThresholdInputs } from './ThresholdInputs';

/** The four counts at a threshold and the shares that a clinic computes from them; a share of no rows is NaN. */
export interface ConfusionAt extends OutcomeCounts {
  /** Sensitivity: the share of the rows of class 1 that are predicted as class 1. */
  sensitivity: number;
  /** Specificity: the share of the rows of class 0 that are predicted as class 0. */
  specificity: number;
  /** The share of the rows predicted as class 1 that are class 1: it depends on how common class 1 is among these rows. */
  positivePredictiveValue: number;
  /** The share of the rows predicted as class 0 that are class 0. */
  negativePredictiveValue: number;
}

/**
 * The confusion matrix at a threshold, with sensitivity TP / (TP + FN), specificity TN / (TN + FP) and the predictive values TP / (TP + FP)
 * and TN / (TN + FN). Choose the threshold on validation rows: `kd.thresholdAtSpecificity`, `kd.thresholdAtSensitivity`.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or more than two classes.
 * @example
 * ```ts
 * const { sensitivity, falsePositive } = kd.confusionAt({ logits: [[2], [1], [-1], [-2]], labels: [1, 0, 1, 0] });
 * sensitivity; // 0.5
 * falsePositive; // 1
 * ```
 */
export function confusionAt(inputs: ThresholdInputs): ConfusionAt {
  checkOptions('confusionAt', inputs, ['logits', 'probabilities', 'labels', 'threshold']);
  const threshold = checkThreshold('confusionAt', inputs?.threshold ?? 0);
  const confusion = countOutcomes(readBinaryScores('confusionAt', inputs), threshold);
  const { truePositive, falsePositive, falseNegative, trueNegative } = confusion;
  return {
    ...confusion,
    sensitivity: truePositive / (truePositive + falseNegative),
    specificity: trueNegative / (trueNegative + falsePositive),
    positivePredictiveValue: truePositive / (truePositive + falsePositive),
    negativePredictiveValue: trueNegative / (trueNegative + falseNegative)
  };
}
