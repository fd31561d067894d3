import type { PairRule, Pairs } from './createRowPairLoss';
import { computeSmoothL1, smoothL1Slope } from './formulas/computeSmoothL1';

/** Smooth L1 of the cosines at each row j between all rows i and k: row j has the mean over i and k. */
export function computeRelationalAngle({ rows, student, teacher }: Pairs): PairRule {
  const [own, other] = [student, teacher].map((squares) => cosines(squares, rows));
  const losses = new Float64Array(rows);
  for (let j = 0; j < rows; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      sum += computeSmoothL1(own(j, i, i) - other(j, i, i));
      for (let k = 0; k < i; k++) sum += 2 * computeSmoothL1(own(j, i, k) - other(j, i, k));
    }
    losses[j] = sum / (rows * rows);
  }
  const backward = (dy: ArrayLike<number>, toPairs: Float64Array) => {
    for (let j = 0; j < rows; j++) {
      const share = (2 * dy[j]) / (rows * rows);
      for (let i = 0; i < rows; i++) {
        const a = student[j * rows + i];
        if (a === 0) continue;
        for (let k = 0; k < i; k++) {
          const b = student[j * rows + k];
          if (b === 0) continue;
          const cosine = own(j, i, k);
          const slope = share * smoothL1Slope(cosine - other(j, i, k));
          const inverse = 1 / (2 * Math.sqrt(a * b));
          toPairs[j * rows + i] += slope * (inverse - cosine / (2 * a));
          toPairs[j * rows + k] += slope * (inverse - cosine / (2 * b));
          toPairs[i * rows + k] -= slope * inverse;
        }
      }
    }
  };
  return { losses, backward };
}

/** The cosine at j between i and k, by the law of cosines; 0 where one of them coincides with j. */
function cosines(squares: Float64Array, rows: number) {
  return (j: number, i: number, k: number): number => {
    const a = squares[j * rows + i];
    const b = squares[j * rows + k];
    return a === 0 || b === 0 ? 0 : (a + b - squares[i * rows + k]) / (2 * Math.sqrt(a * b));
  };
}
