import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { computeNormalTail } from '../../stats/computeNormalTail';
import { listFeaturePlaces } from './listFeaturePlaces';
import { placeNamed } from './withFeatures';

/** What tfjs' layer has; its type shows less. */
interface BatchNormalization extends tf.layers.Layer {
  gamma?: tf.LayerVariable;
  beta?: tf.LayerVariable;
}

/**
 * The margins of `kd.overhaul` for a layer of batch normalisation before a relu: for each channel the mean of its negative values, if the channel is
 * normally distributed with the layer's offset m as its mean and its scale s as its deviation, m - s f(m / s) / F(-m / s), f being the density and F the
 * distribution of a standard normal variable. Where fewer than 0.1 % of the values are negative it is -3 s.
 *
 * Heo et al. 2019, "A Comprehensive Overhaul of Feature Distillation", arXiv 1904.01866; the limit is that of its authors' code.
 *
 * @param layer as `layersOf(model)` names it.
 * @throws TypeError for anything but a built model, RangeError for a name that no layer has, or a layer of another kind.
 * @example
 * ```ts
 * const { conv2d, batchNormalization, reLU, flatten, dense } = tf.layers;
 * const layers = [conv2d({ filters: 4, kernelSize: 3, inputShape: [8, 8, 1] }), batchNormalization({ name: 'norm' }), reLU(), flatten(), dense({ units: 3 })];
 * kd.batchNormMargins(tf.sequential({ layers }), 'norm'); // four times -0.798 before training, -sqrt(2 / pi)
 * ```
 */
export function batchNormMargins(model: tf.LayersModel, layer: string): number[] {
  const place = placeNamed('batchNormMargins', layer, listFeaturePlaces(model, 'batchNormMargins'), model.name);
  if (place.kind !== 'BatchNormalization')
    throw new RangeError(
      `batchNormMargins: expected a layer of batch normalisation, got ${showValue(layer)}, a ${place.kind}; name the one before the relu`
    );
  const { gamma, beta } = place.layer as BatchNormalization;
  const channels = place.shape.at(-1) as number;
  const valuesOf = (given: tf.LayerVariable | undefined, without: number) =>
    given ? Array.from(given.read().dataSync()) : Array.from({ length: channels }, () => without);
  const [scales, offsets] = [valuesOf(gamma, 1), valuesOf(beta, 0)];
  return scales.map((scale, i) => meanOfNegatives(offsets[i], Math.abs(scale)));
}

function meanOfNegatives(mean: number, deviation: number): number {
  if (deviation === 0) return Math.min(mean, 0);
  const z = mean / deviation;
  const share = computeNormalTail(z);
  if (share <= 0.001) return -3 * deviation;
  return mean - (deviation * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / share;
}
