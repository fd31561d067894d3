import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { createRowPairLoss, type PairRule, type Pairs } from './createRowPairLoss';
import { wrapLossInTidy } from './wrapLossInTidy';

/**
 * Similarity preserving: rows that are similar for the teacher should be similar for the student. G = F F^T of the flattened features,
 * [batch, batch], with each row scaled to length 1. The loss is ||G_t - G_s||^2 / batch^2.
 *
 * Inputs: `features`, [batch, …], of any two shapes; no adapter is needed. The student gets the gradient. Result: [batch]; row i has the squares of
 * row i of G, over the batch size, so that the mean is the formula. Rotating all features does not change it.
 *
 * Tung and Mori 2019, "Similarity-Preserving Knowledge Distillation", arXiv 1907.09682 (weight there 3,000).
 *
 * @throws TypeError or RangeError for an unknown option, missing features, or features of different rows.
 * @example
 * ```ts
 * const perExample = kd.similarity()({ features: { student: [[1, 0], [0, 1]], teacher: [[1], [1]] } }); // [batch]
 * perExample.dispose();
 * ```
 */
export function similarity(options: Record<string, never> = {}): FeatureLoss {
  checkOptions('similarity', options, []);
  const loss = wrapLossInTidy('similarity', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('similarity', features, false);
    return createRowPairLoss('products', flatRows(student), flatRows(teacher), similarityRule);
  });
  return Object.assign(loss, { description: { name: 'similarity' }, needs: ['features'] as const, aligns: 'none' as const });
}

function similarityRule({ rows, student, teacher }: Pairs): PairRule {
  const unit = Float64Array.from(student);
  const other = Float64Array.from(teacher);
  const lengths = toUnitLength(unit, rows);
  toUnitLength(other, rows);
  const losses = new Float64Array(rows);
  for (let at = 0; at < unit.length; at++) losses[Math.floor(at / rows)] += (unit[at] - other[at]) ** 2 / rows;
  const backward = (dy: ArrayLike<number>, toPairs: Float64Array) => {
    for (let i = 0; i < rows; i++) {
      if (lengths[i] === 0) continue;
      let along = 0;
      for (let at = i * rows; at < (i + 1) * rows; at++) along += unit[at] * (unit[at] - other[at]);
      const factor = (2 * dy[i]) / rows / lengths[i];
      for (let at = i * rows; at < (i + 1) * rows; at++) toPairs[at] += factor * (unit[at] - other[at] - unit[at] * along);
    }
  };
  return { losses, backward };
}

/** Scales each row of a square matrix to length 1, in place; returns the lengths. A row of zeros stays as it is. */
function toUnitLength(matrix: Float64Array, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    const row = matrix.subarray(i * rows, (i + 1) * rows);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, j) => (row[j] = value / length));
    return length;
  });
}
