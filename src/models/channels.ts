import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface ChannelsOptions {
  /** Index of the first channel that is taken. Default 0. */
  from?: number;
  /** Index after the last channel that is taken. Default: all that follow. */
  to?: number;
  name?: string;
}

/**
 * Some of the channels of pictures, volumes or vectors: [batch, ..., channels] to [batch, ..., to - from]. Two of them split the channels between two
 * branches. Nothing is learnt.
 *
 * @throws TypeError or RangeError for an option out of bounds, or an input with too few channels.
 * @example
 * ```ts
 * const input = tf.input({ shape: [8, 8, 6] });
 * const [kept, changed] = [{ to: 3 }, { from: 3 }].map((part) => kd.layers.channels(part).apply(input) as tf.SymbolicTensor);
 * kept.shape; // [null, 8, 8, 3]
 * ```
 */
export function channels(options: ChannelsOptions = {}): tf.layers.Layer {
  const subject = 'channels';
  checkOptions(subject, options, ['from', 'to', 'name']);
  const { from = 0, to, name } = options;
  checkNumber(subject, 'from', from, { integer: true, atLeast: 0 });
  if (to !== undefined) checkNumber(subject, 'to', to, { integer: true, atLeast: from + 1 });
  return new Channels({ from, to: to ?? null, ...checkLayerName(subject, name) });
}

class Channels extends tf.layers.Layer {
  static className = 'Channels';
  private readonly options: { from: number; to: number | null };

  constructor({ from, to, ...rest }: { from: number; to: number | null; name?: string }) {
    super(rest);
    this.options = { from, to };
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      const count = this.computeOutputShape(x.shape).at(-1) as number;
      const before = x.shape.slice(0, -1);
      return tf.slice(x, [...before.map(() => 0), this.options.from], [...before, count]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [shape] = shapesOf(inputShape);
    const { from, to } = this.options;
    const all = shape.at(-1) ?? 0;
    const end = to ?? all;
    if (shape.length > 1 && end <= all && from < end) return [...shape.slice(0, -1), end - from];
    throw new RangeError(
      `channels: expected an input of at least ${to ?? from + 1} channels, got [${shape.map((size) => size ?? 'any').join(', ')}]; change from and to`
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(Channels);
