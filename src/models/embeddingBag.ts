import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { deriveTensor } from '../engine/graph/deriveTensor';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface EmbeddingBagOptions {
  /** How many codes there are: 0 to categories - 1. */
  categories: number;
  /** Width of a vector. */
  width: number;
  /** How many codes each bag takes, one bag after the other: their means stand side by side. Default: all codes are one bag. */
  bags?: number[];
  /** Standard deviation of the first vectors. Default 0.05; 0 begins with zeros. */
  spread?: number;
  /** Adds l2 times the sum of the squares of all vectors to the loss. Default 0. */
  l2?: number;
  name?: string;
}

/**
 * The mean of the learned vectors of some codes: [batch, codes] to [batch, width]. With one code it is that code's vector. A code that is
 * NaN (missing in a table) or not among the categories does not count; zeros if none counts. So a user or an item that train does not
 * have has no vector, and a history may be of any length. With `bags` [1, 10] the result is [batch, 2 width]: the vector of an item and
 * the mean of ten others, from the same vectors.
 *
 * The mean mode of PyTorch's `EmbeddingBag`.
 *
 * @throws TypeError or RangeError for an option out of bounds, inputs that are not [batch, codes], or other codes than the bags take.
 * @example
 * ```ts
 * const history = kd.layers.embeddingBag({ categories: 100, width: 8 });
 * (history.apply(tf.tensor2d([[5, 3, NaN]])) as tf.Tensor).shape; // [1, 8]
 * ```
 */
export function embeddingBag(options: EmbeddingBagOptions): tf.layers.Layer {
  const subject = 'embeddingBag';
  checkOptions(subject, options, ['categories', 'width', 'bags', 'spread', 'l2', 'name']);
  const { categories, width, bags, spread = 0.05, l2 = 0, name } = options ?? {};
  checkNumber(subject, 'categories', categories, { integer: true, atLeast: 1 });
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1 });
  checkNumber(subject, 'spread', spread, { atLeast: 0 });
  checkNumber(subject, 'l2', l2, { atLeast: 0 });
  if (bags !== undefined && (!Array.isArray(bags) || bags.length === 0))
    throw new TypeError(`${subject}: expected bags to be a list of counts, got ${showValue(bags)}; give [1, 10]`);
  bags?.forEach((count, i) => checkNumber(subject, `bags[${i}]`, count, { integer: true, atLeast: 1 }));
  return new EmbeddingBag({ categories, width, bags: bags ? [...bags] : null, spread, l2, ...checkLayerName(subject, name) });
}

interface EmbeddingBagSettings {
  categories: number;
  width: number;
  bags: number[] | null;
  spread: number;
  l2: number;
}

interface EmbeddingBagConfig extends EmbeddingBagSettings {
  name?: string;
  trainable?: boolean;
}

class EmbeddingBag extends tf.layers.Layer {
  static className = 'EmbeddingBag';
  private readonly options: EmbeddingBagSettings;
  private vectors!: tf.LayerVariable;

  constructor({ categories, width, bags, spread, l2, ...rest }: EmbeddingBagConfig) {
    super(rest);
    this.options = { categories, width, bags, spread, l2 };
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.computeOutputShape(inputShape);
    const { categories, width, spread, l2 } = this.options;
    const initial = spread ? tf.initializers.truncatedNormal({ stddev: spread }) : tf.initializers.zeros();
    const penalty = l2 ? tf.regularizers.l2({ l2 }) : undefined;
    this.vectors = this.addWeight('vectors', [categories, width], 'float32', initial, penalty);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [codes] = listLayerInputs(inputs);
      const places = deriveTensor(codes, this.placesOf) as tf.Tensor1D;
      const shares = deriveTensor(codes, this.sharesOf) as tf.Tensor3D;
      const [batch, count] = codes.shape as [number, number];
      const vectors = tf.reshape(tf.gather(this.vectors.read(), places), [batch, count, this.options.width]);
      return tf.reshape(tf.matMul(shares, vectors), [batch, this.outputWidth]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [given] = shapesOf(inputShape);
    if (given.length !== 2 || !given[1])
      throw new RangeError(
        `embeddingBag: expected codes [batch, codes], got [${given.map((size) => size ?? 'any').join(', ')}]; take their columns with kd.layers.columns`
      );
    const { bags } = this.options;
    const wanted = bags?.reduce((sum, count) => sum + count, 0) ?? given[1];
    if (given[1] !== wanted)
      throw new RangeError(`embeddingBag: expected ${wanted} codes, as bags says, got ${given[1]}; change bags`);
    return [given[0], this.outputWidth];
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

  /** [batch, bags, codes]: of a bag, 1 / how many of its codes count for each of them. */
  private readonly sharesOf = (codes: tf.Tensor): tf.Tensor3D => {
    const [batch, count] = codes.shape as [number, number];
    const values = codes.dataSync();
    const bags = this.options.bags ?? [count];
    const shares = new Float32Array(batch * bags.length * count);
    for (let row = 0, at = 0; row < batch; row++)
      for (let bag = 0, from = 0; bag < bags.length; from += bags[bag++], at += count) {
        const counting = [...Array(bags[bag]).keys()].filter((i) => this.isCode(values[row * count + from + i]));
        for (const i of counting) shares[at + from + i] = 1 / counting.length;
      }
    return tf.tensor3d(shares, [batch, bags.length, count]);
  };

  private get outputWidth(): number {
    return this.options.width * (this.options.bags?.length ?? 1);
  }

  private isCode(code: number): boolean {
    return code >= 0 && code < this.options.categories;
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(EmbeddingBag);
