import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface ChannelShuffleOptions {
  /** Runs of neighbouring channels that are mixed. Default 2. */
  groups?: number;
  name?: string;
}

/**
 * Mixes groups of channels: the first channel of each group comes first, then the second of each, and so on. With it the branches of a block that
 * were only put side by side reach each other in the next block. [batch, ..., channels] to the same shape; nothing is learnt.
 *
 * Channel g + groups * i of the output is channel i + (channels / groups) * g of the input.
 *
 * Zhang et al. 2018, "ShuffleNet", arXiv 1707.01083.
 *
 * @throws TypeError or RangeError for an option out of bounds, or channels that are not a multiple of the groups.
 * @example
 * ```ts
 * const shuffled = kd.layers.channelShuffle({ groups: 2 }).apply(tf.tensor2d([[1, 2, 3, 4]])) as tf.Tensor; // [[1, 3, 2, 4]]
 * shuffled.dispose();
 * ```
 */
export function channelShuffle(options: ChannelShuffleOptions = {}): tf.layers.Layer {
  const subject = 'channelShuffle';
  checkOptions(subject, options, ['groups', 'name']);
  const { groups = 2, name } = options;
  checkNumber(subject, 'groups', groups, { integer: true, atLeast: 1 });
  return new ChannelShuffle({ groups, ...checkLayerName(subject, name) });
}

class ChannelShuffle extends tf.layers.Layer {
  static className = 'ChannelShuffle';
  private readonly groups: number;

  constructor({ groups, ...rest }: { groups: number; name?: string }) {
    super(rest);
    this.groups = groups;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      this.computeOutputShape(x.shape);
      const grouped = tf.reshape(x, [-1, this.groups, x.shape.at(-1)! / this.groups]);
      return tf.reshape(tf.transpose(grouped, [0, 2, 1]), x.shape);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [shape] = shapesOf(inputShape);
    const channels = shape.at(-1);
    if (shape.length > 1 && channels && channels % this.groups === 0) return shape;
    throw new RangeError(
      `channelShuffle: expected a multiple of ${this.groups} channels, got [${shape.map((size) => size ?? 'any').join(', ')}]; change groups or the filters before`
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), groups: this.groups };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(ChannelShuffle);
