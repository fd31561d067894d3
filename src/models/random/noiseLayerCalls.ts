import * as tf from '@tensorflow/tfjs';
import type { RandomDraws } from './RandomDraws';
import { applyDropout } from './applyDropout';

/** What the layers below have. */
interface NoisyLayer {
  rate: number;
  stddev: number;
  noiseShape?: number[];
  getNoiseShape(x: tf.Tensor): number[] | undefined;
}

/** A way to compute in training that tfjs has, and the same with random numbers that are given. */
interface NoisyCall {
  call: tf.layers.Layer['call'];
  drawing(layer: tf.layers.Layer, draws: RandomDraws): (x: tf.Tensor) => tf.Tensor;
}

/** SpatialDropout1D has the call of Dropout. */
export const noiseLayerCalls: NoisyCall[] = [
  noisy('Dropout', ({ rate, getNoiseShape }, draws, x, layer) =>
    isShare(rate) ? applyDropout(x, rate, draws, getNoiseShape.call(layer, x) ?? undefined) : tf.clone(x)
  ),
  noisy('GaussianNoise', ({ stddev }, draws, x) => tf.add(x, tf.mul(draws.normal(x.shape), stddev))),
  noisy('GaussianDropout', ({ rate }, draws, x) =>
    isShare(rate) ? tf.mul(x, tf.add(1, tf.mul(draws.normal(x.shape), Math.sqrt(rate / (1 - rate))))) : tf.clone(x)
  ),
  noisy('AlphaDropout', ({ rate, noiseShape }, draws, x) =>
    isShare(rate) ? alphaDropped(x, rate, draws, noiseShape ?? x.shape) : tf.clone(x)
  )
];

function noisy(
  className: string,
  compute: (layer: NoisyLayer, draws: RandomDraws, x: tf.Tensor, self: tf.layers.Layer) => tf.Tensor
): NoisyCall {
  const [built] = tf.serialization.SerializationMap.getMap().classNameMap[className];
  return {
    call: (built as unknown as { prototype: tf.layers.Layer }).prototype.call,
    drawing: (layer, draws) => (x) => compute(layer as unknown as NoisyLayer, draws, x, layer)
  };
}

function isShare(rate: number): boolean {
  return rate > 0 && rate < 1;
}

/**
 * Dropout to the lowest value of SELU, scaled so that mean and variance stay.
 *
 * Klambauer et al. 2017, "Self-Normalizing Neural Networks", arXiv 1706.02515.
 */
function alphaDropped(x: tf.Tensor, rate: number, draws: RandomDraws, shape: number[]): tf.Tensor {
  const lowest = -1.6732632423543772 * 1.0507009873554805;
  const scale = ((1 - rate) * (1 + rate * lowest ** 2)) ** -0.5;
  const kept = tf.cast(tf.greaterEqual(draws.uniform(shape), rate), 'float32');
  const all = tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), lowest));
  return tf.add(tf.mul(all, scale), -scale * lowest * rate);
}
