import type { BinaryScores } from '../../metrics/inputs/readBinaryScores';

/** How each row ranks among the rows of the other class: equal scores count half. */
export interface Placements {
  /** [rows of class 1] the share of class 0 that scores below. */
  positives: Float64Array;
  /** [rows of class 0] the share of class 1 that scores above. */
  negatives: Float64Array;
}

/**
 * The placement values of all rows from mid-ranks, in O(n log n): a row's rank among all minus its rank within its class is how many of the
 * other class lie below it. The mean of either list is the ROC AUC.
 *
 * Sun and Xu 2014, "Fast Implementation of DeLong's Algorithm for Comparing the Areas Under Correlated ROC Curves".
 */
export function computePlacements({ scores, labels }: BinaryScores): Placements {
  const rows = Int32Array.from(scores.keys());
  const positives = rows.filter((row) => labels[row] === 1);
  const negatives = rows.filter((row) => labels[row] !== 1);
  const all = midranks(scores);
  const ofOwn = (own: Int32Array) => midranks(Float64Array.from(own, (row) => scores[row]));
  const [withinPositives, withinNegatives] = [ofOwn(positives), ofOwn(negatives)];
  return {
    positives: Float64Array.from(positives, (row, i) => (all[row] - withinPositives[i]) / negatives.length),
    negatives: Float64Array.from(negatives, (row, i) => 1 - (all[row] - withinNegatives[i]) / positives.length)
  };
}

/** Ranks from 1; equal values share their mean rank. */
function midranks(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    while (end < order.length && values[order[end]] === values[order[begin]]) end++;
    for (let k = begin; k < end; k++) ranks[order[k]] = (begin + 1 + end) / 2;
  }
  return ranks;
}
