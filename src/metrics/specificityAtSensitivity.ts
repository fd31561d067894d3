import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';
import { countOf, once, positivesOf, rankingOf, sumOf, type Ranking } from './ranking';
import { checkShare } from './sensitivityAtSpecificity';

export interface AtSensitivityInputs extends Labelled {
  /** The smallest share of class 1 that must be found, 0 to 1. Default 0.9. */
  sensitivity?: number;
}

/**
 * Specificity at a sensitivity: the share of class 0 without an alert at the highest threshold that finds at least `sensitivity` of
 * class 1, 0 to 1. It is a point of these rows' own ROC curve, never between two: rows of equal score are alerted together or not at all.
 *
 * 1 minus the smallest `fpr` with `tpr >= sensitivity` of scikit-learn's `roc_curve`. For a threshold that is fixed beforehand, use
 * `kd.thresholdAtSensitivity` on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * kd.specificityAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.5 }); // 1
 * kd.specificityAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.9 }); // 0.5
 * ```
 */
export function specificityAtSensitivity(inputs: AtSensitivityInputs): number {
  checkOptions('specificityAtSensitivity', inputs, ['logits', 'labels', 'sensitivity']);
  const sensitivity = checkShare('specificityAtSensitivity', 'sensitivity', inputs?.sensitivity);
  const scores = binaryScores('specificityAtSensitivity', inputs);
  checkBothClasses('specificityAtSensitivity', scores);
  return specificityAtSensitivityOf(rankingOf(scores), once(scores.labels.length), sensitivity);
}

/** NaN if a class has no row that counts. */
export function specificityAtSensitivityOf(ranking: Ranking, counts: ArrayLike<number>, sensitivity: number): number {
  const { order, begins, middles, ends } = ranking;
  const positives = positivesOf(ranking, counts);
  const negatives = sumOf(counts) - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let [found, alerted] = [0, 0];
  for (let k = 0, end = 0; k < begins.length && found / positives < sensitivity; k++) {
    alerted += countOf(order, counts, end, begins[k]) + countOf(order, counts, middles[k], ends[k]);
    found += countOf(order, counts, begins[k], middles[k]);
    end = ends[k];
  }
  return (negatives - alerted) / negatives;
}
