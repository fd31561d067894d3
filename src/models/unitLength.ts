import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs } from './listLayerInputs';

export interface UnitLengthOptions {
  /** What rows are multiplied by at the beginning: 1 / temperature, such as 14.29 for 0.07. It is learnt, up to 100. Default: rows have length 1, and nothing is learnt. */
  scale?: number;
  name?: string;
}

/** As in CLIP: larger ones make training unstable. */
const largest = 100;

/**
 * Rows of length 1, [batch, width] to the same shape: the last layer of a tower, whose products with others are cosines. With `scale` each row is s times as long, and s = e^w is learnt: the inverse temperature of a contrastive loss, as a weight of the model. One tower of
 * two has it, so that products are logits.
 *
 * The weight "logScale" is brought back to at most log 100 (and at least -log 100) after each update. Rows of zeros stay zeros.
 *
 * Radford et al. 2021, arXiv 2103.00020: scale 1 / 0.07 at the beginning, and at most 100.
 *
 * @throws TypeError or RangeError for an unknown option, or a scale that is not from 1 to 100.
 * @example
 * ```ts
 * const tower = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [3] }), kd.layers.unitLength({ scale: 14 })] });
 * const lengths = tf.norm(tower.predict(tf.ones([2, 3])) as tf.Tensor, 2, 1); // [14, 14]
 * ```
 */
export function unitLength(options: UnitLengthOptions = {}): tf.layers.Layer {
  const subject = 'unitLength';
  checkOptions(subject, options, ['scale', 'name']);
  const { scale, name } = options;
  if (scale !== undefined) checkNumber(subject, 'scale', scale, { atLeast: 1, atMost: largest });
  return new UnitLength({ scale: scale ?? null, ...checkLayerName(subject, name) });
}

class UnitLength extends tf.layers.Layer {
  static className = 'UnitLength';
  private readonly scale: number | null;
  private logScale?: tf.LayerVariable;

  constructor({ scale, ...rest }: { scale: number | null; name?: string; trainable?: boolean }) {
    super(rest);
    this.scale = scale;
  }

  override build(): void {
    if (this.scale !== null) {
      const bound = tf.constraints.maxNorm({ maxValue: Math.log(largest), axis: 0 });
      const initial = tf.initializers.constant({ value: Math.log(this.scale) });
      this.logScale = this.addWeight('logScale', [1], 'float32', initial, undefined, true, bound);
    }
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [rows] = listLayerInputs(inputs);
      // The small number keeps the gradient of a row of zeros finite.
      const unit = tf.div(rows, tf.sqrt(tf.add(tf.sum(tf.square(rows), -1, true), 1e-12)));
      return this.logScale ? tf.mul(unit, tf.exp(this.logScale.read())) : unit;
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), scale: this.scale };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(UnitLength);
