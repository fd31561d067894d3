import * as tf from '@tensorflow/tfjs';
import { applyLayer } from './applyLayer';

/**
 * Batch normalisation of channels; tfjs has none for volumes, so volumes are temporarily reshaped to stacked slices.
 *
 * @param epsilon what is added to a variance. Default that of tfjs.
 */
export function applyBatchNormalization(x: tf.SymbolicTensor, name: string, epsilon = 1e-3): tf.SymbolicTensor {
  // The tfjs default of 0.99 is for runs of thousands of steps.
  const normalization = tf.layers.batchNormalization({ name, momentum: 0.9, epsilon });
  const [, ...places] = x.shape as number[];
  if (places.length < 4) return applyLayer(normalization, x);
  const [depth, height, ...rest] = places;
  const stacked = applyLayer(tf.layers.reshape({ name: `${name}/slices`, targetShape: [depth * height, ...rest] }), x);
  return applyLayer(tf.layers.reshape({ name: `${name}/volume`, targetShape: places }), applyLayer(normalization, stacked));
}
