import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { checkDataset } from '../data/checkDataset';
import type { Dataset } from '../data/Dataset';
import { computeTargetStatistics } from '../data/computeTargetStatistics';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface TargetUnitsOptions {
  name?: string;
}

/**
 * A last layer for regression: what comes in counts in standard deviations from the mean of the train targets, what goes out is in the units of the
 * targets, y = x * deviation + mean. [batch, targets] to [batch, targets]. With it a network learns prices of 500,000 as well as shares of 0.5. Mean and
 * deviation are fitted on `train` and are part of the model when it is saved, loaded or cloned. Nothing is learnt.
 *
 * @throws TypeError or RangeError for data without targets, or a target that is the same in all rows.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1], [2], [3]], targets: [100_000, 200_000, 300_000] });
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] }), kd.layers.targetUnits(train)] });
 * model.outputs[0].shape; // [null, 1]
 * ```
 */
export function targetUnits(train: Dataset, options: TargetUnitsOptions = {}): tf.layers.Layer {
  checkOptions('targetUnits', options, ['name']);
  checkDataset(train, 'targetUnits', { targets: true });
  if (!train.targets)
    throw new TypeError(
      `targetUnits: expected data with targets, got classes (${train.classes.slice(0, 3).map(showValue).join(', ')}); leave the layer out to predict classes`
    );
  const { means, deviations } = computeTargetStatistics(train.targets);
  const constant = deviations.findIndex((deviation) => !(deviation > 0));
  if (constant >= 0)
    throw new RangeError(
      `targetUnits: expected target ${showValue(train.targets.names[constant])} to have at least two different values, got ${means[constant]} in all ${train.y.length} rows; give other rows or leave it out`
    );
  return new TargetUnits({ means, deviations, ...checkLayerName('targetUnits', options.name) });
}

/** Of columns whose means and deviations are known. */
export class TargetUnits extends tf.layers.Layer {
  static className = 'TargetUnits';
  readonly means: number[];
  readonly deviations: number[];

  constructor({ means, deviations, ...rest }: { means: number[]; deviations: number[]; name?: string }) {
    super(rest);
    this.means = means;
    this.deviations = deviations;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [shape] = shapesOf(inputShape);
    if (shape.length !== 2 || shape[1] !== this.means.length)
      throw new RangeError(
        `targetUnits: expected the layer before it to have ${this.means.length} units, one for each target, got [${shape.map((size) => size ?? 'batch')}]; change its units`
      );
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = listLayerInputs(inputs);
      return tf.add(tf.mul(x, tf.tensor1d(this.deviations)), tf.tensor1d(this.means));
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return shapesOf(inputShape)[0];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), means: this.means, deviations: this.deviations };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TargetUnits);
