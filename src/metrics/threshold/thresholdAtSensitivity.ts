import { checkOptions } from '../../checks/checkOptions';
import { bestCut } from './bestThreshold';
import { readBinaryScores, checkBothClasses, type BinaryScores } from '../inputs/readBinaryScores';
import { checkRequiredRate } from './checkRequiredRate';
import type { Labelled } from '../inputs/readLabelledLogits';

export interface AtSensitivityInputs extends Labelled {
  /** The smallest share of class 1 that must be found, 0 to 1. Default 0.9. */
  sensitivity?: number;
}

/**
 * The threshold with the highest specificity that still finds at least `sensitivity` of class 1 on these rows, in logits: use it on
 * validation rows. It lies midway between two scores; -Infinity selects every row. On other rows the sensitivity will be somewhat
 * different: report it.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * const threshold = kd.thresholdAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.9 });
 * threshold; // 0.5
 * kd.confusionAt({ logits: [[4], [0], [1]], labels: [1, 0, 0], threshold }).specificity; // 0.5
 * ```
 */
export function thresholdAtSensitivity(inputs: AtSensitivityInputs): number {
  checkOptions('thresholdAtSensitivity', inputs, ['logits', 'probabilities', 'labels', 'sensitivity']);
  const sensitivity = checkRequiredRate('thresholdAtSensitivity', 'sensitivity', inputs?.sensitivity);
  const scores = readBinaryScores('thresholdAtSensitivity', inputs);
  checkBothClasses('thresholdAtSensitivity', scores);
  return cutAtSensitivity(scores, sensitivity);
}

export function cutAtSensitivity(scores: BinaryScores, sensitivity: number): number {
  const { labels, positives } = scores;
  const negatives = labels.length - positives;
  let [found, alerted] = [0, 0];
  const take = (row: number) => (labels[row] === 1 ? found++ : alerted++);
  return bestCut(scores, take, () => (found / positives >= sensitivity ? negatives - alerted : -1));
}
