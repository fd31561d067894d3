import type { Tensor } from '@tensorflow/tfjs';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';

/**
 * @param shape of one row, null where any fits.
 * @throws TypeError or RangeError unless it is a tensor of such rows, [batch, ...shape].
 */
export function checkRowsTensor(
  subject: string,
  rows: unknown,
  shape: readonly (number | null)[] | null
): asserts rows is Tensor {
  if (!isTensor(rows) || rows.rank === 0)
    throw new TypeError(`${subject}: expected rows as a tensor [batch, …], got ${showValue(rows)}; give tf.tensor(rows)`);
  const own = rows.shape.slice(1);
  if (shape === null || (own.length === shape.length && shape.every((size, i) => size === null || size === own[i]))) return;
  throw new RangeError(
    `${subject}: expected rows of shape [${shape.map((size) => size ?? 'any')}], got [${own}]; give rows like those that were learnt`
  );
}
