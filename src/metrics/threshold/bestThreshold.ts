import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses, type BinaryScores } from '../inputs/readBinaryScores';
import { f1Of, type OutcomeCounts } from './countOutcomes';
import { computeRanking } from '../ranking/computeRanking';

export interface BestThresholdInputs extends Labelled {
  /** The function of the four counts to maximise. Default F1. */
  metric?: (confusion: OutcomeCounts) => number;
}

/**
 * The threshold with the best F1 (or the best `metric`) on these rows, in logits: use it on validation rows. It lies midway between two
 * scores; -Infinity selects every row, Infinity none. Of equally good thresholds it is the one with the fewest rows above.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes or rows of only one class.
 * @example
 * ```ts
 * kd.bestThreshold({ logits: [[3], [2], [1], [0]], labels: [1, 1, 0, 0] }); // 1.5
 * const missed = kd.bestThreshold({ logits: [[3], [2]], labels: [1, 0], metric: ({ falseNegative }) => -falseNegative });
 * missed; // 2.5
 * ```
 */
export function bestThreshold(inputs: BestThresholdInputs): number {
  checkOptions('bestThreshold', inputs, ['logits', 'probabilities', 'labels', 'metric']);
  const metric = inputs?.metric ?? f1Of;
  if (!isCallable(metric))
    throw new TypeError(
      `bestThreshold: expected metric to be a function of the four counts, got ${showValue(metric)}; give ({ truePositive, falsePositive, falseNegative, trueNegative }) => number`
    );
  const scores = readBinaryScores('bestThreshold', inputs);
  checkBothClasses('bestThreshold', scores);
  const { labels, positives } = scores;
  const confusion = { truePositive: 0, falsePositive: 0, falseNegative: positives, trueNegative: labels.length - positives };
  const take = (row: number) => {
    confusion[labels[row] === 1 ? 'truePositive' : 'falsePositive']++;
    confusion[labels[row] === 1 ? 'falseNegative' : 'trueNegative']--;
  };
  return bestCut(scores, take, () => {
    const value: unknown = metric({ ...confusion });
    if (typeof value === 'number') return value;
    throw new TypeError(`bestThreshold: expected metric to give a number, got ${showValue(value)}; return one, at once`);
  });
}

/** Goes through the rows from the largest score down and returns the cut with the largest value. */
export function bestCut(binary: BinaryScores, take: (row: number) => void, value: () => number): number {
  const { scores } = binary;
  const { order } = computeRanking(binary);
  let [best, cut] = [value(), Infinity];
  for (let i = 0; i < order.length; i++) {
    take(order[i]);
    const isLast = i === order.length - 1;
    if (!isLast && scores[order[i]] === scores[order[i + 1]]) continue;
    const here = value();
    if (here > best) [best, cut] = [here, isLast ? -Infinity : between(scores, order[i], order[i + 1])];
  }
  return cut;
}

/** Above the lower one even if no number lies between the two. */
function between(scores: Float64Array, upper: number, lower: number): number {
  const middle = scores[lower] + (scores[upper] - scores[lower]) / 2;
  return middle > scores[lower] ? middle : scores[upper];
}
