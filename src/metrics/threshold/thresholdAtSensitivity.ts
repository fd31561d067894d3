import { checkOptions } from '../../checks/checkOptions';
import { bestCut } from './bestThreshold';
import { binaryScores, checkBothClasses, type BinaryScores } from '../inputs/binaryScores';
import { checkShare } from './checkShare';
import type { Labelled } from '../inputs/labelled';

export interface AtSensitivityInputs extends Labelled {
  /** The least share of class 1 that is to be found, 0 to 1. Default 0.9. */
  sensitivity?: number;
}

/**
 * The threshold that lets most of class 0 through while it finds at least `sensitivity` of class 1 on these rows, in logits: give it
 * validation rows. It lies midway between two scores; -Infinity takes every row. On other rows the sensitivity comes out somewhat
 * different: report it.
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, more than two classes, rows of one class alone or a share out of range.
 * @example
 * ```ts
 * const threshold = kd.thresholdAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.9 });
 * threshold; // 0.5
 * kd.confusionAt({ logits: [[4], [0], [1]], labels: [1, 0, 0], threshold }).specificity; // 0.5
 * ```
 */
export function thresholdAtSensitivity(inputs: AtSensitivityInputs): number {
  checkOptions('thresholdAtSensitivity', inputs, ['logits', 'labels', 'sensitivity']);
  const sensitivity = checkShare('thresholdAtSensitivity', 'sensitivity', inputs?.sensitivity);
  const scores = binaryScores('thresholdAtSensitivity', inputs);
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
