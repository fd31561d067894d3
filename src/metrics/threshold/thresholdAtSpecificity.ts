import { checkOptions } from '../../checks/checkOptions';
import { bestCut } from './bestThreshold';
import { readBinaryScores, checkBothClasses, type BinaryScores } from '../inputs/readBinaryScores';
import { checkRequiredRate } from './checkRequiredRate';
import type { Labelled } from '../inputs/readLabelledLogits';

export interface AtSpecificityInputs extends Labelled {
  /** The smallest share of class 0 that must not be alerted, 0 to 1. Default 0.9. */
  specificity?: number;
}

/**
 * The threshold with the highest sensitivity that still leaves at least `specificity` of class 0 without an alert on these rows, in logits:
 * use it on validation rows. It lies midway between two scores. Of equally good thresholds it is the one with the fewest alerts, and
 * Infinity if no row of class 1 can be found. On other rows the specificity will be somewhat different: report it.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * const threshold = kd.thresholdAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.9 });
 * threshold; // 2.5
 * kd.confusionAt({ logits: [[4], [2], [3]], labels: [1, 1, 0], threshold }).sensitivity; // 0.5
 * ```
 */
export function thresholdAtSpecificity(inputs: AtSpecificityInputs): number {
  checkOptions('thresholdAtSpecificity', inputs, ['logits', 'probabilities', 'labels', 'specificity']);
  const specificity = checkRequiredRate('thresholdAtSpecificity', 'specificity', inputs?.specificity);
  const scores = readBinaryScores('thresholdAtSpecificity', inputs);
  checkBothClasses('thresholdAtSpecificity', scores);
  return cutAtSpecificity(scores, specificity);
}

export function cutAtSpecificity(scores: BinaryScores, specificity: number): number {
  const { labels, positives } = scores;
  const negatives = labels.length - positives;
  let [found, alerted] = [0, 0];
  const take = (row: number) => (labels[row] === 1 ? found++ : alerted++);
  return bestCut(scores, take, () => ((negatives - alerted) / negatives >= specificity ? found : -1));
}
