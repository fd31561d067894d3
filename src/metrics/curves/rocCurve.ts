import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { computeThresholdCounts } from './computeThresholdCounts';

/** Points of a ROC curve from (0, 0) to (1, 1), one for each distinct score and one before all of them. */
export interface RocCurve {
  /** [points] The share of class 0 that is alerted, rising from 0 to 1: 1 minus the specificity. */
  falsePositiveRate: Float64Array;
  /** [points] The share of class 1 that is found, rising from 0 to 1: the sensitivity. */
  sensitivity: Float64Array;
  /** [points] In logits, falling from Infinity: rows at the threshold or above are alerted. */
  threshold: Float64Array;
}

/**
 * The ROC curve of class 1: the share of class 1 that each threshold finds, against the share of class 0 that it alerts. Rows of equal
 * score are one point.
 *
 * Equals scikit-learn's `roc_curve(..., drop_intermediate=False)`. Fawcett 2006, "An Introduction to ROC Analysis".
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or rows of only one class.
 * @example
 * ```ts
 * const { falsePositiveRate, sensitivity } = kd.rocCurve({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * sensitivity; // 0, 0.5, 0.5, 1, 1
 * falsePositiveRate[2]; // 0.5
 * ```
 */
export function rocCurve(inputs: Labelled): RocCurve {
  checkOptions('rocCurve', inputs, ['logits', 'probabilities', 'labels']);
  const binary = readBinaryScores('rocCurve', inputs);
  checkBothClasses('rocCurve', binary);
  const { positives } = binary;
  const negatives = binary.labels.length - positives;
  const { found, alerted, threshold } = computeThresholdCounts(binary);
  return {
    falsePositiveRate: alerted.map((rows) => rows / negatives),
    sensitivity: found.map((rows) => rows / positives),
    threshold
  };
}
