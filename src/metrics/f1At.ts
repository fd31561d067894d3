import { checkOptions } from '../checks/checkOptions';
import { binaryScores } from './binaryScores';
import { checkThreshold } from './checkThreshold';
import { confusionOf, f1Of } from './confusion';
import type { ThresholdInputs } from './precisionRecallF1';

/**
 * F1 of class 1 at a threshold, 2 TP / (2 TP + FP + FN), 0 to 1; 0 if nothing is found. Choose the threshold on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or more than two classes.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 1, 0, 0] };
 * kd.f1At({ logits: [[2], [1], [1.8]], labels: [1, 0, 0], threshold: kd.bestThreshold(validation) }); // 0.6666...
 * ```
 */
export function f1At(inputs: ThresholdInputs): number {
  checkOptions('f1At', inputs, ['logits', 'labels', 'threshold']);
  const threshold = checkThreshold('f1At', inputs?.threshold ?? 0);
  return f1Of(confusionOf(binaryScores('f1At', inputs), threshold));
}
