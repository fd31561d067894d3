import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, shapesOf } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

/**
 * Marks the real tokens: 1 where a token number is not 0, and 0 where it is. [batch, tokens] in and out; the second input of
 * `multiHeadAttention` and `tokenMean`.
 *
 * @throws TypeError for an unknown option.
 * @example
 * ```ts
 * const mask = kd.layers.paddingMask().apply(tf.tensor2d([[5, 3, 0, 0]])) as tf.Tensor; // [[1, 1, 0, 0]]
 * tf.sum(mask).dataSync()[0]; // 2
 * ```
 */
export function paddingMask(options: { name?: string } = {}): tf.layers.Layer {
  checkOptions('paddingMask', options, ['name']);
  return new PaddingMask(checkLayerName('paddingMask', options.name));
}

class PaddingMask extends tf.layers.Layer {
  static className = 'PaddingMask';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.cast(tf.notEqual(listLayerInputs(inputs)[0], 0), 'float32'));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return shapesOf(inputShape)[0];
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(PaddingMask);
