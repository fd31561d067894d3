import type { BinaryScores } from '../inputs/readBinaryScores';

/** How many rows each threshold finds and alerts, from none to all: one point for each distinct score, and one before all of them. */
export interface ThresholdCounts {
  /** [points] Rows of class 1 at the threshold or above. */
  found: Float64Array;
  /** [points] Rows of class 0 at the threshold or above. */
  alerted: Float64Array;
  /** [points] Falling from Infinity. */
  threshold: Float64Array;
}

/** Rows of equal score are one point. */
export function computeThresholdCounts({ scores, labels }: Pick<BinaryScores, 'scores' | 'labels'>): ThresholdCounts {
  const order = Int32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const points = [{ found: 0, alerted: 0, threshold: Infinity }];
  let [found, alerted] = [0, 0];
  order.forEach((row, i) => {
    if (labels[row] === 1) found++;
    else alerted++;
    if (i === order.length - 1 || scores[order[i + 1]] !== scores[row]) points.push({ found, alerted, threshold: scores[row] });
  });
  return {
    found: Float64Array.from(points, (point) => point.found),
    alerted: Float64Array.from(points, (point) => point.alerted),
    threshold: Float64Array.from(points, (point) => point.threshold)
  };
}
