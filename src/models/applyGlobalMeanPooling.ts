import * as tf from '@tensorflow/tfjs';
import { applyLayer } from './applyLayer';

/** The mean of each channel over all places of a map or volume; tfjs has no pooling of whole volumes. */
export function applyGlobalMeanPooling(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  const [, ...shape] = x.shape as number[];
  if (shape.length < 4) return applyLayer(tf.layers.globalAveragePooling2d({ name, dataFormat: 'channelsLast' }), x);
  const places = shape.slice(0, -1).reduce((a, b) => a * b, 1);
  const flat = applyLayer(tf.layers.reshape({ name: `${name}/places`, targetShape: [places, shape[3]] }), x);
  return applyLayer(tf.layers.globalAveragePooling1d({ name }), flat);
}
