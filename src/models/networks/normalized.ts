import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { batchNormalized } from '../batchNormalized';

/** Batch normalisation with the momentum and epsilon that PyTorch has by default, which the networks of the tables were trained with. */
export function normalized(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  return batchNormalized(x, name, 1e-5);
}

export function rectified(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  return applyLayer(tf.layers.activation({ name, activation: 'relu' }), x);
}
