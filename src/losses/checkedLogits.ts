import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';

/** Logits as a tensor, which gets gradients, and as numbers, which are used to compute. */
export interface Logits {
  tensor: tf.Tensor2D;
  values: ArrayLike<number>;
  rows: number;
  units: number;
}

/**
 * Logits as a tensor and as numbers. Arrays of numbers keep their double precision: a softmax sees differences, and 10000.3 and
 * 10000.1 are 0.2 apart, in single precision 0.2002.
 *
 * @throws TypeError or RangeError for anything but [batch, units], and for a number in an array that is not finite.
 */
export function checkedLogits(subject: string, name: string, logits: unknown): Logits {
  return checkedOutputs(subject, { what: `${name} logits`, shape: '[batch, classes]' }, logits);
}

/** The same for other outputs of a model than logits, and for numbers that they are compared with. */
export function checkedOutputs(subject: string, named: { what: string; shape: string }, logits: unknown): Logits {
  if (isTensor(logits)) {
    if (logits.rank !== 2 || logits.size === 0) throw new RangeError(shapeError(subject, named, `[${logits.shape.join(', ')}]`));
    // A cast is an operation also where nothing changes.
    const tensor = logits.dtype === 'float32' ? (logits as tf.Tensor2D) : logits.cast<tf.Tensor2D>('float32');
    return { tensor, values: tensor.dataSync(), rows: tensor.shape[0], units: tensor.shape[1] };
  }
  if (!isSafeToInspect(logits) || !Array.isArray(logits)) throw new TypeError(shapeError(subject, named, showValue(logits)));
  const rows = logits.length;
  const units: number = isRow(logits[0]) ? logits[0].length : 0;
  if (units === 0) throw new RangeError(shapeError(subject, named, showValue(logits)));
  const values = new Float64Array(rows * units);
  logits.forEach((row: ArrayLike<number>, i) => {
    if (!isRow(row) || row.length !== units)
      throw new RangeError(shapeError(subject, named, `row ${i} with ${isRow(row) ? row.length : 0} of ${units} numbers`));
    for (let j = 0; j < units; j++) {
      if (typeof row[j] === 'number' && Number.isFinite(row[j])) {
        values[i * units + j] = row[j];
        continue;
      }
      const where = `${showValue(row[j])} in row ${i}, column ${j}`;
      throw new RangeError(`${subject}: expected ${named.what} to be finite numbers, got ${where}; remove it`);
    }
  });
  return { tensor: tf.tensor2d(Float32Array.from(values), [rows, units]), values, rows, units };
}

function isRow(row: unknown): row is ArrayLike<number> {
  return isSafeToInspect(row) && (Array.isArray(row) || ArrayBuffer.isView(row));
}

function shapeError(subject: string, { what, shape }: { what: string; shape: string }, got: string): string {
  return `${subject}: expected ${what} of shape ${shape}, got ${got}; give a 2D tensor or an array of rows`;
}
