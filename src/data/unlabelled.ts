import { checkAnyDataset } from './checkDataset';
import type { AnyDataset } from './Dataset';

/**
 * The same rows without their labels: y (or the targets) is all zeros and `unlabelled` is true, so that no model can learn from, or be scored by, labels
 * that the user did not mean to give.
 *
 * @throws TypeError or RangeError for a bad dataset.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[1], [2], [3]], y: [0, 1, 1], classes: 2 });
 * kd.unlabelled(data).y; // Int32Array [0, 0, 0]
 * ```
 */
export function unlabelled<Data extends AnyDataset>(data: Data): Data {
  checkAnyDataset(data, 'unlabelled', { targets: true });
  const { known: _, targets, ...rest } = data;
  return {
    ...rest,
    y: new Int32Array(data.y.length),
    ...(targets && { targets: { ...targets, values: new Float64Array(targets.values.length) } }),
    unlabelled: true
  } as AnyDataset as Data;
}
