import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyGlobalMeanPooling } from '../applyGlobalMeanPooling';
import { createUniformInitializer } from './createUniformInitializer';

type Initializer = ReturnType<typeof createUniformInitializer>;

/** "representation", the mean over the places, and "logits". Weights begin as PyTorch's unless others are given. */
export function applyMeanLogits(
  x: tf.SymbolicTensor,
  units: number,
  initial: { kernelInitializer?: Initializer; biasInitializer?: Initializer } = {}
): tf.SymbolicTensor {
  const mean = applyGlobalMeanPooling(x, 'representation');
  const uniform = createUniformInitializer(mean.shape[1] as number);
  const begin = { kernelInitializer: uniform, biasInitializer: uniform, ...initial };
  return applyLayer(tf.layers.dense({ name: 'logits', units, ...begin }), mean);
}
