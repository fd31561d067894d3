import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';

/** Points of a ROC curve from (0, 0) to (1, 1), one for each score that there is and one before all of them. */
export interface RocCurve {
  /** [points] The share of class 0 that is alerted, rising from 0 to 1: 1 minus the specificity. */
  falsePositiveRate: Float64Array;
  /** [points] The share of class 1 that is found, rising from 0 to 1: the sensitivity. */
  sensitivity: Float64Array;
  /** [points] In logits, falling from Infinity: rows at the threshold or above are alerted. */
  threshold: Float64Array;
}

/**
 * The ROC curve of class 1: what each threshold finds of class 1, against what it alerts of class 0. Rows of equal score are one point.
 *
 * Equals scikit-learn's `roc_curve(..., drop_intermediate=False)`. Fawcett 2006, "An Introduction to ROC Analysis".
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, more than two classes or rows of one class alone.
 * @example
 * ```ts
 * const { falsePositiveRate, sensitivity } = kd.rocCurve({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * sensitivity; // 0, 0.5, 0.5, 1, 1
 * falsePositiveRate[2]; // 0.5
 * ```
 */
export function rocCurve(inputs: Labelled): RocCurve {
  checkOptions('rocCurve', inputs, ['logits', 'labels']);
  const binary = binaryScores('rocCurve', inputs);
  checkBothClasses('rocCurve', binary);
  const { scores, labels, positives } = binary;
  const negatives = labels.length - positives;
  const order = Int32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const points = [{ alerted: 0, found: 0, threshold: Infinity }];
  let [alerted, found] = [0, 0];
  order.forEach((row, i) => {
    if (labels[row] === 1) found++;
    else alerted++;
    if (i === order.length - 1 || scores[order[i + 1]] !== scores[row]) points.push({ alerted, found, threshold: scores[row] });
  });
  return {
    falsePositiveRate: Float64Array.from(points, (point) => point.alerted / negatives),
    sensitivity: Float64Array.from(points, (point) => point.found / positives),
    threshold: Float64Array.from(points, (point) => point.threshold)
  };
}
