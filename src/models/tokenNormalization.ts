import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { isNestedGradient } from '../engine/isNestedGradient';
import { listLayerInputs, shapesOf } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

export interface TokenNormalizationOptions {
  /** Added to the variance. Default 1e-6. */
  epsilon?: number;
  name?: string;
}

/**
 * Layer normalisation over the last axis, (x - mean) / sqrt(variance + epsilon) gamma + beta: the same numbers as
 * `tf.layers.layerNormalization`, whose gradients take twenty to thirty times as long (bench/tokenNormalization.mjs). Any shape of rank 2
 * or more; the output has the same shape.
 *
 * Ba, Kiros & Hinton 2016, "Layer Normalization", arXiv 1607.06450.
 *
 * @throws TypeError or RangeError for an option out of bounds.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [4] }), kd.layers.tokenNormalization()] });
 * model.predict(tf.ones([2, 4])); // [2, 8], each row of mean 0 and variance 1
 * ```
 */
export function tokenNormalization(options: TokenNormalizationOptions = {}): tf.layers.Layer {
  checkOptions('tokenNormalization', options, ['epsilon', 'name']);
  const { epsilon = 1e-6, name } = options;
  checkNumber('tokenNormalization', 'epsilon', epsilon, { above: 0 });
  return new TokenNormalization({ epsilon, ...checkLayerName('tokenNormalization', name) });
}

class TokenNormalization extends tf.layers.Layer {
  static className = 'TokenNormalization';
  readonly epsilon: number;
  private gamma!: tf.LayerVariable;
  private beta!: tf.LayerVariable;

  constructor({ epsilon, ...rest }: { epsilon: number; name?: string; trainable?: boolean }) {
    super(rest);
    this.epsilon = epsilon;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const width = shapesOf(inputShape)[0].at(-1) as number;
    this.gamma = this.addWeight('gamma', [width], 'float32', tf.initializers.ones());
    this.beta = this.addWeight('beta', [width], 'float32', tf.initializers.zeros());
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      const normalized = isNestedGradient() ? normalize(x, this.epsilon).normalized : normalizeWithGradient(x, this.epsilon);
      return tf.add(tf.mul(normalized, this.gamma.read()), this.beta.read());
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return shapesOf(inputShape)[0];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), epsilon: this.epsilon };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TokenNormalization);

function normalize(x: tf.Tensor, epsilon: number): { normalized: tf.Tensor; scale: tf.Tensor } {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const scale = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon));
  return { normalized: tf.mul(centred, scale), scale };
}

/** Its gradient by its formula: tfjs would go through each operation, which takes three times as long. */
function normalizeWithGradient(x: tf.Tensor, epsilon: number): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [x, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const { normalized, scale } = normalize(x, epsilon);
    save([normalized, scale]);
    const gradFunc = (dy: tf.Tensor, [normalized, scale]: tf.Tensor[]) => {
      const along = tf.mean(tf.mul(dy, normalized), -1, true);
      return tf.mul(scale, tf.sub(tf.sub(dy, tf.mean(dy, -1, true)), tf.mul(normalized, along)));
    };
    return { value: normalized, gradFunc };
  });
  return op(x);
}
