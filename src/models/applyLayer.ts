import type * as tf from '@tensorflow/tfjs';

/** Applies one layer to others; tfjs' own type leaves the number of outputs open. */
export function applyLayer(layer: tf.layers.Layer, inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(inputs) as tf.SymbolicTensor;
}
