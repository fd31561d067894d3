import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyBatchNormalization } from '../applyBatchNormalization';

/** Batch normalisation with the momentum and epsilon that PyTorch has by default, which the networks of the tables were trained with. */
export function applyNormalization(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  return applyBatchNormalization(x, name, 1e-5);
}

export function rectified(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  return applyLayer(tf.layers.activation({ name, activation: 'relu' }), x);
}
