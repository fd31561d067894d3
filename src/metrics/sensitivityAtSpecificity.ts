import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';
import { countOf, once, positivesOf, rankingOf, sumOf, type Ranking } from './ranking';

export interface AtSpecificityInputs extends Labelled {
  /** The smallest share of class 0 that must not be alerted, 0 to 1. Default 0.9. */
  specificity?: number;
}

/**
 * Sensitivity at a specificity: the share of class 1 that is found at the lowest threshold that leaves at least `specificity` of class 0
 * without an alert, 0 to 1. It is a point of these rows' own ROC curve, never between two: rows of equal score are alerted together or not
 * at all.
 *
 * The largest `tpr` with `1 - fpr >= specificity` of scikit-learn's `roc_curve`. For a threshold that is fixed beforehand, use
 * `kd.thresholdAtSpecificity` on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * kd.sensitivityAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.5 }); // 1
 * kd.sensitivityAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.9 }); // 0.5
 * ```
 */
export function sensitivityAtSpecificity(inputs: AtSpecificityInputs): number {
  checkOptions('sensitivityAtSpecificity', inputs, ['logits', 'labels', 'specificity']);
  const specificity = checkShare('sensitivityAtSpecificity', 'specificity', inputs?.specificity);
  const scores = binaryScores('sensitivityAtSpecificity', inputs);
  checkBothClasses('sensitivityAtSpecificity', scores);
  return sensitivityAtSpecificityOf(rankingOf(scores), once(scores.labels.length), specificity);
}

/** The share of rows required at an operating point; default 0.9. */
export function checkShare(subject: string, name: string, share: unknown = 0.9): number {
  return checkNumber(subject, name, share, { atLeast: 0, atMost: 1 });
}

/** NaN if a class has no row that counts. */
export function sensitivityAtSpecificityOf(ranking: Ranking, counts: ArrayLike<number>, specificity: number): number {
  const { order, begins, middles, ends } = ranking;
  const positives = positivesOf(ranking, counts);
  const negatives = sumOf(counts) - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let [found, alerted] = [0, 0];
  for (let k = 0, end = 0; k < begins.length; k++) {
    alerted += countOf(order, counts, end, begins[k]) + countOf(order, counts, middles[k], ends[k]);
    // Counts the rows without an alert, not the alerted ones: 9 of 10 are 0.9, but 1 - 0.9 is less than 1 of 10.
    if ((negatives - alerted) / negatives < specificity) break;
    found += countOf(order, counts, begins[k], middles[k]);
    end = ends[k];
  }
  return found / positives;
}
