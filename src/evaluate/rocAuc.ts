import { checkOptions } from '../checks/checkOptions';
import type { Labelled } from './accuracy';
import { binaryScores, checkBothClasses } from './binaryScores';
import { once, rankingOf, type Ranking } from './ranking';

/**
 * Area under the ROC curve: how often a row of class 1 scores above a row of class 0, over all such pairs; equal scores count
 * half. 1 is perfect, 0.5 a random order.
 *
 * Equals scikit-learn's `roc_auc_score` and the Mann-Whitney U over the number of pairs. Hanley and McNeil 1982.
 *
 * @throws TypeError or RangeError for NaN, no rows, other counts, more than two classes or rows of one class alone.
 * @example
 * ```ts
 * kd.rocAuc({ logits: [[2], [1], [0], [-1]], labels: [1, 0, 1, 0] }); // 0.75
 * ```
 */
export function rocAuc(inputs: Labelled): number {
  checkOptions('rocAuc', inputs, ['logits', 'labels']);
  const scores = binaryScores('rocAuc', inputs);
  checkBothClasses('rocAuc', scores);
  return rocAucOf(rankingOf(scores), once(scores.labels.length));
}

/** NaN where a class has no row that counts. */
export function rocAucOf({ order, positive, last }: Ranking, counts: ArrayLike<number>): number {
  let [above, below, aboveHere, belowHere, pairs] = [0, 0, 0, 0, 0];
  for (let i = 0; i < order.length; i++) {
    if (positive[i]) aboveHere += counts[order[i]];
    else belowHere += counts[order[i]];
    if (last[i]) {
      pairs += belowHere * (above + aboveHere / 2);
      above += aboveHere;
      below += belowHere;
      aboveHere = belowHere = 0;
    }
  }
  return pairs / (above * below);
}
