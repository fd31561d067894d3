import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, tokenShape } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

/**
 * Puts one learned token before the others. After attention it represents the whole row (`firstToken` extracts it).
 * [batch, tokens, width] to [batch, tokens + 1, width].
 *
 * @throws TypeError or RangeError for an unknown option, or an input of the wrong shape.
 * @example
 * ```ts
 * const patches = tf.layers.reshape({ targetShape: [16, 49], inputShape: [784] });
 * const model = tf.sequential({ layers: [patches, kd.layers.classToken(), kd.layers.firstToken()] });
 * model.layers[1].outputShape; // [null, 17, 49]
 * ```
 */
export function classToken(options: { name?: string } = {}): tf.layers.Layer {
  checkOptions('classToken', options, ['name']);
  return new ClassToken(checkLayerName('classToken', options.name));
}

class ClassToken extends tf.layers.Layer {
  static className = 'ClassToken';
  private token!: tf.LayerVariable;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [, , width] = tokenShape('classToken', inputShape);
    this.token = this.addWeight('token', [1, 1, width], 'float32', tf.initializers.truncatedNormal({ stddev: 0.02 }));
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      return tf.concat([tf.broadcastTo(this.token.read(), [x.shape[0] as number, 1, x.shape[2] as number]), x], 1);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, tokens, width] = tokenShape('classToken', inputShape);
    return [batch, tokens + 1, width];
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(ClassToken);
