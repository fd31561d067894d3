import * as tf from '@tensorflow/tfjs';
import type { TellingLayer } from './features/TellingLayer';
import { listLayerInputs, shapesOf, tokenShape } from './listLayerInputs';
import type { StochasticLayer } from './random/StochasticLayer';
import type { RandomDraws } from './random/RandomDraws';
import { applyDropout } from './random/applyDropout';

export interface MultiHeadSelfAttentionConfig {
  heads: number;
  keyDimension: number;
  valueDimension: number;
  /** Width of an output token; null is the width of an input token. */
  units: number | null;
  dropout: number;
  name?: string;
  trainable?: boolean;
}

/** The scores of padding: low enough that padding gets probability 0 in the softmax beside any other score. */
const masked = -1e9;

/**
 * The layer behind `multiHeadAttention`. Inputs x [batch, tokens, width] or [x, mask], mask [batch, tokens] of 1 and 0. Reports "scores",
 * "probabilities" and "values".
 */
export class MultiHeadSelfAttention extends tf.layers.Layer implements TellingLayer, StochasticLayer {
  static className = 'MultiHeadSelfAttention';
  readonly options: Omit<MultiHeadSelfAttentionConfig, 'name' | 'trainable'>;
  tell?: (name: string, value: tf.Tensor) => void;
  draws?: RandomDraws;
  private projections!: { query: Projection; key: Projection; value: Projection; output: Projection };

  constructor({ heads, keyDimension, valueDimension, units, dropout, ...rest }: MultiHeadSelfAttentionConfig) {
    super(rest);
    this.options = { heads, keyDimension, valueDimension, units, dropout };
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [, tokens, width] = tokenShape('multiHeadAttention', inputShape);
    const mask = shapesOf(inputShape)[1];
    if (mask && (mask.length !== 2 || mask[1] !== tokens))
      throw new RangeError(
        `multiHeadAttention: expected a mask of [batch, ${tokens}], got [${mask.map((size) => size ?? 'any').join(', ')}]; give kd.layers.paddingMask()`
      );
    const { heads, keyDimension, valueDimension, units } = this.options;
    // countMacs reads the sizes off these weights, in this order.
    this.projections = {
      query: this.project('query', width, heads * keyDimension),
      key: this.project('key', width, heads * keyDimension),
      value: this.project('value', width, heads * valueDimension),
      output: this.project('output', heads * valueDimension, units ?? width)
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs?: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const [x, mask] = listLayerInputs(inputs);
      const [batch, tokens, width] = x.shape as [number, number, number];
      const { heads, keyDimension, valueDimension, dropout } = this.options;
      const { query, key, value, output } = this.projections;
      const rows = tf.reshape(x, [-1, width]) as tf.Tensor2D;
      const headed = (projection: Projection, dimension: number) =>
        tf.transpose(tf.reshape(applied(projection, rows), [batch, tokens, heads, dimension]), [0, 2, 1, 3]);
      let scores = tf.matMul(headed(query, keyDimension), headed(key, keyDimension), false, true);
      scores = tf.div(scores, Math.sqrt(keyDimension));
      let values = headed(value, valueDimension);
      if (mask) {
        const real = tf.cast(mask, 'float32');
        const pairs = tf.mul(tf.reshape(real, [batch, 1, tokens, 1]), tf.reshape(real, [batch, 1, 1, tokens]));
        scores = tf.add(tf.mul(scores, pairs), tf.mul(tf.sub(1, pairs), masked));
        values = tf.mul(values, tf.reshape(real, [batch, 1, tokens, 1]));
      }
      const probabilities = tf.softmax(scores);
      this.tell?.('scores', scores);
      this.tell?.('probabilities', probabilities);
      this.tell?.('values', values);
      const used = dropout && kwargs?.training ? this.drop(probabilities, dropout) : probabilities;
      const context = tf.transpose(tf.matMul(used, values), [0, 2, 1, 3]);
      const given = applied(output, tf.reshape(context, [-1, heads * valueDimension]));
      return tf.reshape(given, [batch, tokens, given.shape[1]]);
    });
  }

  get isRandom(): boolean {
    return this.options.dropout > 0;
  }

  tells(inputShape: tf.Shape | tf.Shape[]): { [name: string]: tf.Shape } {
    const [batch, tokens] = tokenShape('multiHeadAttention', inputShape);
    const { heads, valueDimension } = this.options;
    const pairs = [batch, heads, tokens, tokens];
    return { scores: pairs, probabilities: [...pairs], values: [batch, heads, tokens, valueDimension] };
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, tokens, width] = tokenShape('multiHeadAttention', inputShape);
    return [batch, tokens, this.options.units ?? width];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }

  private drop(probabilities: tf.Tensor, rate: number): tf.Tensor {
    return this.draws ? applyDropout(probabilities, rate, this.draws) : tf.dropout(probabilities, rate);
  }

  private project(name: string, from: number, to: number): Projection {
    const { glorotUniform, zeros } = tf.initializers;
    const kernel = this.addWeight(`${name}Kernel`, [from, to], 'float32', glorotUniform({}));
    return { kernel, bias: this.addWeight(`${name}Bias`, [to], 'float32', zeros()) };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(MultiHeadSelfAttention);

interface Projection {
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable;
}

function applied({ kernel, bias }: Projection, rows: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.matMul(rows, kernel.read() as tf.Tensor2D), bias.read());
}
