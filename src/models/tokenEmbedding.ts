import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { deriveTensor } from '../engine/graph/deriveTensor';
import { listLayerInputs, shapesOf } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

export interface TokenEmbeddingOptions {
  /** How many token numbers there are, including 0. */
  vocabulary: number;
  /** Width of a vector. */
  width: number;
  name?: string;
}

/**
 * A learned vector for each token number: [batch, tokens] to [batch, tokens, width]. Unlike `tf.layers.embedding` it reports an unknown
 * number and its place, instead of cutting off fractions.
 *
 * @throws TypeError or RangeError for an option out of bounds; while it computes, for a number that is not whole or not in the vocabulary.
 * @example
 * ```ts
 * const words = kd.layers.tokenEmbedding({ vocabulary: 100, width: 8 });
 * (words.apply(tf.tensor2d([[5, 3, 0, 0]])) as tf.Tensor).shape; // [1, 4, 8]
 * ```
 */
export function tokenEmbedding(options: TokenEmbeddingOptions): tf.layers.Layer {
  const subject = 'tokenEmbedding';
  checkOptions(subject, options, ['vocabulary', 'width', 'name']);
  const { vocabulary, width, name } = options ?? {};
  checkNumber(subject, 'vocabulary', vocabulary, { integer: true, atLeast: 1 });
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1 });
  return new TokenEmbedding({ vocabulary, width, ...checkLayerName(subject, name) });
}

interface TokenEmbeddingConfig extends TokenEmbeddingOptions {
  trainable?: boolean;
}

class TokenEmbedding extends tf.layers.Layer {
  static className = 'TokenEmbedding';
  private readonly options: { vocabulary: number; width: number };
  private vectors!: tf.LayerVariable;

  constructor({ vocabulary, width, ...rest }: TokenEmbeddingConfig) {
    super(rest);
    this.options = { vocabulary, width };
  }

  override build(): void {
    const { vocabulary, width } = this.options;
    const initial = tf.initializers.truncatedNormal({ stddev: 0.02 });
    this.vectors = this.addWeight('vectors', [vocabulary, width], 'float32', initial);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [numbers] = listLayerInputs(inputs);
      const places = deriveTensor(numbers, this.placesOf) as tf.Tensor1D;
      return tf.reshape(tf.gather(this.vectors.read(), places), [...numbers.shape, this.options.width]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return [...shapesOf(inputShape)[0], this.options.width];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }

  /** The vector of each token. */
  private readonly placesOf = (numbers: tf.Tensor): tf.Tensor1D => {
    const { vocabulary } = this.options;
    const values = numbers.dataSync();
    const tokens = numbers.shape.at(-1) as number;
    for (let i = 0; i < values.length; i++) {
      if (Number.isInteger(values[i]) && values[i] >= 0 && values[i] < vocabulary) continue;
      const where = `row ${Math.floor(i / tokens)}, token ${i % tokens} of the batch`;
      throw new RangeError(
        `${this.name}: expected token numbers that are whole, 0 to ${vocabulary - 1}, got ${values[i]} in ${where}; raise vocabulary, or look at that row`
      );
    }
    return tf.tensor1d(Int32Array.from(values), 'int32');
  };
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TokenEmbedding);
