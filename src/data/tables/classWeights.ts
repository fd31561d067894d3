import { checkAnyDataset } from '../checkDataset';
import { checkLabelled } from '../checkLabelled';
import type { AnyDataset } from '../Dataset';

/**
 * The dataset with weights inverse to the frequency of each row's class, so that all classes count the same:
 * w = rows / (classes * rows of the class), with mean 1 over the rows ("balanced" in scikit-learn). Existing weights are multiplied.
 *
 * @throws TypeError or RangeError for a bad dataset.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[1], [2], [3], [4]], y: [0, 0, 0, 1], classes: 2 });
 * kd.classWeights(data).weights; // Float32Array [0.667, 0.667, 0.667, 2]
 * ```
 */
export function classWeights<D extends AnyDataset>(data: D): D & { weights: Float32Array } {
  checkAnyDataset(data, 'classWeights');
  checkLabelled(data, 'classWeights');
  const { y, weights: own } = data;
  const totals = new Float64Array(data.classes.length);
  y.forEach((label, row) => (totals[label] += own ? own[row] : 1));
  const present = totals.filter((total) => total > 0).length;
  const weights = new Float32Array(y.length);
  y.forEach((label, row) => {
    if (totals[label] > 0) weights[row] = ((own ? own[row] : 1) * y.length) / (present * totals[label]);
  });
  return { ...data, weights };
}
