import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, shapesOf, tokenShape } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

/**
 * Adds a learned vector to each token, one per position: without it attention does not know the order of tokens. [batch, tokens, width] in
 * and out.
 *
 * @throws TypeError or RangeError for an unknown option, or an input of the wrong shape.
 * @example
 * ```ts
 * const words = tf.layers.embedding({ inputDim: 100, outputDim: 8, inputLength: 5 });
 * const model = tf.sequential({ layers: [words, kd.layers.positionEmbedding()] });
 * model.outputs[0].shape; // [null, 5, 8]
 * ```
 */
export function positionEmbedding(options: { name?: string } = {}): tf.layers.Layer {
  checkOptions('positionEmbedding', options, ['name']);
  return new PositionEmbedding(checkLayerName('positionEmbedding', options.name));
}

class PositionEmbedding extends tf.layers.Layer {
  static className = 'PositionEmbedding';
  private positions!: tf.LayerVariable;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [, tokens, width] = tokenShape('positionEmbedding', inputShape);
    const initial = tf.initializers.truncatedNormal({ stddev: 0.02 });
    this.positions = this.addWeight('positions', [tokens, width], 'float32', initial);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.add(listLayerInputs(inputs)[0], this.positions.read()));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return shapesOf(inputShape)[0];
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(PositionEmbedding);
