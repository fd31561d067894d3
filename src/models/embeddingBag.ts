import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { derivedTensor } from '../engine/graph/derivedTensor';
import { checkLayerName } from './checkLayerName';
import { layerInputs, shapesOf } from './layerInputs';

export interface EmbeddingBagOptions {
  /** How many codes there are: 0 to categories - 1. */
  categories: number;
  /** Width of a vector. */
  width: number;
  /** Standard deviation of the first vectors. Default 0.05; 0 begins with zeros. */
  spread?: number;
  /** Adds l2 times the sum of the squares of all vectors to the loss. Default 0. */
  l2?: number;
  name?: string;
}

/**
 * The mean of the learned vectors of some codes: [batch, codes] to [batch, width]. With one code it is that code's vector. A code that is NaN (missing in
 * a table) or not among the categories does not count; zeros if none counts. So a user or an item that train does not have has no vector,
 * and a history may be of any length.
 *
 * The mean mode of PyTorch's `EmbeddingBag`.
 *
 * @throws TypeError or RangeError for an option out of bounds, or inputs that are not [batch, codes].
 * @example
 * ```ts
 * const history = kd.layers.embeddingBag({ categories: 100, width: 8 });
 * (history.apply(tf.tensor2d([[5, 3, NaN]])) as tf.Tensor).shape; // [1, 8]
 * ```
 */
export function embeddingBag(options: EmbeddingBagOptions): tf.layers.Layer {
  const subject = 'embeddingBag';
  checkOptions(subject, options, ['categories', 'width', 'spread', 'l2', 'name']);
  const { categories, width, spread = 0.05, l2 = 0, name } = options ?? {};
  checkNumber(subject, 'categories', categories, { integer: true, atLeast: 1 });
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1 });
  checkNumber(subject, 'spread', spread, { atLeast: 0 });
  checkNumber(subject, 'l2', l2, { atLeast: 0 });
  return new EmbeddingBag({ categories, width, spread, l2, ...checkLayerName(subject, name) });
}

interface EmbeddingBagConfig extends Required<Omit<EmbeddingBagOptions, 'name'>> {
  name?: string;
  trainable?: boolean;
}

class EmbeddingBag extends tf.layers.Layer {
  static className = 'EmbeddingBag';
  private readonly options: Required<Omit<EmbeddingBagOptions, 'name'>>;
  private vectors!: tf.LayerVariable;

  constructor({ categories, width, spread, l2, ...rest }: EmbeddingBagConfig) {
    super(rest);
    this.options = { categories, width, spread, l2 };
  }

  override build(): void {
    const { categories, width, spread, l2 } = this.options;
    const initial = spread ? tf.initializers.truncatedNormal({ stddev: spread }) : tf.initializers.zeros();
    const penalty = l2 ? tf.regularizers.l2({ l2 }) : undefined;
    this.vectors = this.addWeight('vectors', [categories, width], 'float32', initial, penalty);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [codes] = layerInputs(inputs);
      const places = derivedTensor(codes, this.placesOf) as tf.Tensor1D;
      const shares = derivedTensor(codes, this.sharesOf) as tf.Tensor3D;
      const [batch, count] = codes.shape as [number, number];
      const vectors = tf.reshape(tf.gather(this.vectors.read(), places), [batch, count, this.options.width]);
      return tf.sum(tf.mul(vectors, shares), 1);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [given] = shapesOf(inputShape);
    if (given.length !== 2 || !given[1])
      throw new RangeError(
        `embeddingBag: expected codes [batch, codes], got [${given.map((size) => size ?? 'any').join(', ')}]; take their columns with kd.layers.columns`
      );
    return [given[0], this.options.width];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }

  /** A code that does not count has the share 0 of the first vector. */
  private readonly placesOf = (codes: tf.Tensor): tf.Tensor1D =>
    tf.tensor1d(
      Int32Array.from(codes.dataSync(), (code) => (this.isCode(code) ? code : 0)),
      'int32'
    );

  /** [batch, codes, 1] */
  private readonly sharesOf = (codes: tf.Tensor): tf.Tensor3D => {
    const [batch, count] = codes.shape as [number, number];
    const values = codes.dataSync();
    const shares = new Float32Array(values.length);
    for (let row = 0; row < batch; row++) {
      let known = 0;
      for (let i = row * count; i < (row + 1) * count; i++) if (this.isCode(values[i])) known++;
      for (let i = row * count; i < (row + 1) * count; i++) if (this.isCode(values[i])) shares[i] = 1 / known;
    }
    return tf.tensor3d(shares, [batch, count, 1]);
  };

  private isCode(code: number): boolean {
    return code >= 0 && code < this.options.categories;
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(EmbeddingBag);
