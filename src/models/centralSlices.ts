import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface CentralSlicesOptions {
  /** How many neighbouring slices become channels, an odd number. Default 1: the central slice. */
  count?: number;
  /** Distance between two chosen slices, in slices. Default 1. */
  spacing?: number;
  name?: string;
}

/**
 * The central slices of a volume as the channels of an image, so that a two-dimensional student can use the rows of a three-dimensional teacher:
 * [batch, depth, height, width, channels] to [batch, height, width, count * channels]. With three or more slices it is called 2.5D. Nothing is learnt.
 *
 * @throws TypeError or RangeError for an even count, more slices than the volume has, or a different rank.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [
 *   kd.layers.centralSlices({ count: 3, inputShape: [28, 28, 28, 1] }),
 *   tf.layers.flatten(),
 *   tf.layers.dense({ units: 1 })
 * ] });
 * student.layers[0].outputShape; // [null, 28, 28, 3]
 * ```
 */
export function centralSlices(options: CentralSlicesOptions & { inputShape?: number[] } = {}): tf.layers.Layer {
  checkOptions('centralSlices', options, ['count', 'spacing', 'name', 'inputShape', 'trainable', 'dtype', 'batchInputShape']);
  const { count = 1, spacing = 1 } = options;
  checkNumber('centralSlices', 'count', count, { integer: true, atLeast: 1 });
  checkNumber('centralSlices', 'spacing', spacing, { integer: true, atLeast: 1 });
  if (count % 2 === 0)
    throw new RangeError(
      `centralSlices: expected count to be odd, got ${count}; the same number of slices is taken before and after the central one`
    );
  return new CentralSlices(options);
}

class CentralSlices extends tf.layers.Layer {
  static className = 'CentralSlices';
  private readonly count: number;
  private readonly spacing: number;

  constructor({ count = 1, spacing = 1, ...rest }: CentralSlicesOptions) {
    super(rest);
    this.count = count;
    this.spacing = spacing;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const volume = listLayerInputs(inputs)[0] as tf.Tensor5D;
      const slices = this.places(volume.shape).map((place) =>
        tf.squeeze(tf.slice(volume, [0, place, 0, 0, 0], [-1, 1, -1, -1, -1]), [1])
      );
      return slices.length === 1 ? slices[0] : tf.concat(slices, 3);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [shape] = shapesOf(inputShape);
    this.places(shape);
    const [batch, , height, width, channels] = shape;
    return [batch, height, width, this.count * (channels as number)];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), count: this.count, spacing: this.spacing };
  }

  private places(shape: tf.Shape): number[] {
    const depth = shape[1] as number;
    const reach = ((this.count - 1) / 2) * this.spacing;
    const centre = Math.floor(depth / 2);
    if (shape.length !== 5 || !(centre - reach >= 0 && centre + reach < depth))
      throw new RangeError(
        `centralSlices: expected volumes [batch, depth, height, width, channels] with at least ${2 * reach + 1} slices, got [${shape}]; give fewer slices or a smaller spacing`
      );
    return Array.from({ length: this.count }, (_, i) => centre - reach + i * this.spacing);
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(CentralSlices);
