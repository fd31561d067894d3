import { checkOptions } from '../../checks/checkOptions';
import { bestCut } from './bestThreshold';
import { binaryScores, checkBothClasses, type BinaryScores } from '../inputs/binaryScores';
import { checkShare } from './checkShare';
import type { Labelled } from '../inputs/labelled';

export interface AtSpecificityInputs extends Labelled {
  /** The least share of class 0 that is to be let through, 0 to 1. Default 0.9. */
  specificity?: number;
}

/**
 * The threshold that finds most of class 1 while it lets at least `specificity` of class 0 through on these rows, in logits: give it
 * validation rows. It lies midway between two scores; among equally good ones it is the one with the fewest alerts, and Infinity where no
 * row of class 1 can be found. On other rows the specificity comes out somewhat different: report it.
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, more than two classes, rows of one class alone or a share out of range.
 * @example
 * ```ts
 * const threshold = kd.thresholdAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.9 });
 * threshold; // 2.5
 * kd.confusionAt({ logits: [[4], [2], [3]], labels: [1, 1, 0], threshold }).sensitivity; // 0.5
 * ```
 */
export function thresholdAtSpecificity(inputs: AtSpecificityInputs): number {
  checkOptions('thresholdAtSpecificity', inputs, ['logits', 'labels', 'specificity']);
  const specificity = checkShare('thresholdAtSpecificity', 'specificity', inputs?.specificity);
  const scores = binaryScores('thresholdAtSpecificity', inputs);
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
