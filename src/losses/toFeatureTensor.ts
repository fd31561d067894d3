import * as tf from '@tensorflow/tfjs';
import { checkPlainData } from '../checks/checkPlainData';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';

/**
 * Features as a tensor of single precision.
 *
 * @param of "features of the student".
 * @throws TypeError for anything but a tensor or numbers.
 */
export function toFeatureTensor(subject: string, of: string, value: unknown): tf.Tensor {
  // A cast is an operation also where nothing changes.
  if (isTensor(value)) return value.dtype === 'float32' ? value : tf.cast(value, 'float32');
  try {
    checkPlainData(subject, 'features as numbers', value, 'give a tensor');
    const made = tf.tensor(value as tf.TensorLike);
    if (isTensor(made)) return tf.cast(made, 'float32');
  } catch {
    // It is no tensor, and nothing that one can be made of.
  }
  throw new TypeError(`${subject}: expected ${of} as a tensor, got ${showValue(value)}; give numbers [batch, …]`);
}
