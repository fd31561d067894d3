import type { PairRule, Pairs } from './createRowPairLoss';
import { computeSmoothL1, smoothL1Slope } from './formulas/computeSmoothL1';

/** Smooth L1 of the distances, each over the mean of those above 0: row i has the mean over its pairs. */
export function computeRelationalDistance({ rows, student, teacher }: Pairs): PairRule {
  const own = relativeDistances(student);
  const other = relativeDistances(teacher);
  const losses = new Float64Array(rows);
  for (let at = 0; at < own.values.length; at++)
    losses[Math.floor(at / rows)] += computeSmoothL1(own.values[at] - other.values[at]) / rows;
  const backward = (dy: ArrayLike<number>, toPairs: Float64Array) => {
    const slope = (at: number) => (dy[Math.floor(at / rows)] / rows) * smoothL1Slope(own.values[at] - other.values[at]);
    // The mean is of the distances too.
    let toMean = 0;
    for (let at = 0; at < own.values.length; at++) toMean += slope(at) * own.values[at];
    for (let at = 0; at < own.values.length; at++) {
      const distance = own.values[at] * own.mean;
      // The gradient with respect to d^2; its square root has no derivative at 0.
      if (distance > 0) toPairs[at] += (slope(at) - toMean / own.count) / own.mean / (2 * distance);
    }
  };
  return { losses, backward };
}

function relativeDistances(squares: Float64Array): { values: Float64Array; mean: number; count: number } {
  const values = squares.map(Math.sqrt);
  let [sum, count] = [0, 0];
  for (const value of values) {
    sum += value;
    if (value > 0) count++;
  }
  const mean = count ? sum / count : 1;
  return { values: values.map((value) => value / mean), mean, count };
}
