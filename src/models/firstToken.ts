import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, tokenShape } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

/**
 * The first token, which is the class token if there is one. [batch, tokens, width] to [batch, width].
 *
 * @throws TypeError or RangeError for an unknown option, or an input of the wrong shape.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.reshape({ targetShape: [16, 49], inputShape: [784] }), kd.layers.firstToken()] });
 * model.outputs[0].shape; // [null, 49]
 * ```
 */
export function firstToken(options: { name?: string } = {}): tf.layers.Layer {
  checkOptions('firstToken', options, ['name']);
  return new FirstToken(checkLayerName('firstToken', options.name));
}

class FirstToken extends tf.layers.Layer {
  static className = 'FirstToken';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      return tf.squeeze(tf.slice(x, [0, 0, 0], [-1, 1, -1]), [1]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, , width] = tokenShape('firstToken', inputShape);
    return [batch, width];
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(FirstToken);
