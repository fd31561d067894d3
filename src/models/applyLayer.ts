import type * as tf from '@tensorflow/tfjs';

/** One layer after others; tfjs' own type leaves open how many come out. */
export function applyLayer(layer: tf.layers.Layer, inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(inputs) as tf.SymbolicTensor;
}
