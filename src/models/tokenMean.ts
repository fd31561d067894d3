import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, tokenShape } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

/**
 * The mean of the tokens, or of the real ones if there is a mask: x [batch, tokens, width], or [x, mask] with a mask
 * [batch, tokens] of 1 and 0, to [batch, width]; zeros for a row with only padding.
 *
 * @throws TypeError or RangeError for an unknown option, or an input of the wrong shape.
 * @example
 * ```ts
 * const words = tf.tensor3d([[[1], [3], [100]]]);
 * const mean = kd.layers.tokenMean().apply([words, tf.tensor2d([[1, 1, 0]])]) as tf.Tensor;
 * mean.dataSync()[0]; // 2
 * ```
 */
export function tokenMean(options: { name?: string } = {}): tf.layers.Layer {
  checkOptions('tokenMean', options, ['name']);
  return new TokenMean(checkLayerName('tokenMean', options.name));
}

class TokenMean extends tf.layers.Layer {
  static className = 'TokenMean';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x, mask] = listLayerInputs(inputs);
      if (!mask) return tf.mean(x, 1);
      const real = tf.expandDims(tf.cast(mask, 'float32'), 2);
      return tf.div(tf.sum(tf.mul(x, real), 1), tf.maximum(tf.sum(real, 1), 1));
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, , width] = tokenShape('tokenMean', inputShape);
    return [batch, width];
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TokenMean);
