import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { createRowPairLoss, type Pairs } from './createRowPairLoss';
import { computeRelationalAngle } from './computeRelationalAngle';
import { computeRelationalDistance } from './computeRelationalDistance';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface RelationalOptions {
  /** Weight of the distances between two rows. At least 0. Default 1. */
  distance?: number;
  /** Weight of the angles between three rows. At least 0. Default 2, as in the paper. */
  angle?: number;
}

/**
 * Relational distillation: the rows of a batch should have the same distances and angles to each other as they do for the teacher.
 *
 * Distance: smooth L1 of d_ij / (mean of the distances above 0), mean over all pairs. Angle: smooth L1 of the cosine at row j between rows i
 * and k, mean over all triplets. Rows that coincide have neither a direction (cosine 0) nor a gradient.
 *
 * Inputs: `features`, [batch, …], of any two shapes; no adapter is needed. The student gets the gradient. Result: [batch]; row i has the
 * pairs that begin at it and the angles at it, so that the mean is the formula. Rotating, moving or scaling all features does not change
 * it. Angles take O(batch^3) operations.
 *
 * Park et al. 2019, "Relational Knowledge Distillation", arXiv 1904.05068 (weights there 25 and 50, which is a term's weight of 25 here).
 *
 * @throws TypeError or RangeError for an unknown option, a weight below 0, missing features, or features of different rows.
 * @example
 * ```ts
 * const features = { student: [[0, 0], [1, 0], [0, 2]], teacher: [[0], [1], [2]] };
 * const perExample = kd.relational({ distance: 1, angle: 0 })({ features }); // [batch]
 * perExample.dispose();
 * ```
 */
export function relational(options: RelationalOptions = {}): FeatureLoss {
  checkOptions('relational', options, ['distance', 'angle']);
  const distance = checkNumber('relational', 'distance', options.distance ?? 1, { atLeast: 0 });
  const angle = checkNumber('relational', 'angle', options.angle ?? 2, { atLeast: 0 });
  const loss = wrapLossInTidy('relational', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('relational', features, false);
    return createRowPairLoss('squaredDistances', flatRows(student), flatRows(teacher), (pairs: Pairs) => {
      const parts = [
        ...(distance ? [{ weight: distance, ...computeRelationalDistance(pairs) }] : []),
        ...(angle ? [{ weight: angle, ...computeRelationalAngle(pairs) }] : [])
      ];
      const losses = new Float64Array(pairs.rows);
      for (const part of parts) part.losses.forEach((value, i) => (losses[i] += part.weight * value));
      return {
        losses,
        backward: (dy, toPairs) =>
          parts.forEach(({ weight, backward }) =>
            backward(
              Float64Array.from(dy, (share) => weight * share),
              toPairs
            )
          )
      };
    });
  });
  const description = { name: 'relational', distance, angle };
  return Object.assign(loss, { description, needs: ['features'] as const, aligns: 'none' as const });
}
