import * as tf from '@tensorflow/tfjs';
import { show } from '../checks/show';

/** Logits as tensors: their float32 values and, for numbers given as arrays, what float32 cut off. */
export interface Logits {
  high: tf.Tensor2D;
  low: tf.Tensor2D | null;
}

/**
 * Logits as tensors. A tensor is taken as it is; arrays of numbers keep their float64 digits in `low`, because a softmax
 * sees differences: 10000.3 and 10000.1 are 0.2 apart, in float32 0.2002.
 *
 * @throws TypeError or RangeError for anything but [batch, units], and for a number in an array that is not finite.
 */
export function logitsOf(subject: string, name: string, logits: unknown): Logits {
  if (logits instanceof tf.Tensor) {
    if (logits.rank !== 2 || logits.size === 0) throw new RangeError(shapeError(subject, name, `[${logits.shape.join(', ')}]`));
    return { high: logits.dtype === 'float32' ? (logits as tf.Tensor2D) : logits.cast('float32'), low: null };
  }
  if (!Array.isArray(logits)) throw new TypeError(shapeError(subject, name, show(logits)));
  const columns: number = logits[0]?.length ?? 0;
  if (columns === 0) throw new RangeError(shapeError(subject, name, show(logits)));
  const high = new Float32Array(logits.length * columns);
  const low = new Float32Array(high.length);
  logits.forEach((row: ArrayLike<number>, i) => {
    if (row?.length !== columns)
      throw new RangeError(shapeError(subject, name, `row ${i} with ${row?.length} of ${columns} numbers`));
    for (let j = 0; j < columns; j++) {
      const at = i * columns + j;
      high[at] = row[j];
      low[at] = row[j] - high[at];
      if (typeof row[j] !== 'number' || !Number.isFinite(high[at])) {
        throw new RangeError(
          `${subject}: expected ${name} logits to be finite numbers, got ${show(row[j])} in row ${i}, column ${j}; remove it`
        );
      }
    }
  });
  const shape: [number, number] = [logits.length, columns];
  return { high: tf.tensor2d(high, shape), low: tf.tensor2d(low, shape) };
}

function shapeError(subject: string, name: string, got: string): string {
  return `${subject}: expected ${name} logits of shape [batch, classes], got ${got}; give a 2D tensor or an array of rows`;
}
