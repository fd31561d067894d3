import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { globalMeanPooling } from '../globalMeanPooling';
import { uniformOfInputs } from './uniformOfInputs';

type Initializer = ReturnType<typeof uniformOfInputs>;

/** "representation", the mean over the places, and "logits". Weights begin as PyTorch's unless others are given. */
export function meanLogits(
  x: tf.SymbolicTensor,
  units: number,
  initial: { kernelInitializer?: Initializer; biasInitializer?: Initializer } = {}
): tf.SymbolicTensor {
  const mean = globalMeanPooling(x, 'representation');
  const uniform = uniformOfInputs(mean.shape[1] as number);
  const begin = { kernelInitializer: uniform, biasInitializer: uniform, ...initial };
  return applyLayer(tf.layers.dense({ name: 'logits', units, ...begin }), mean);
}
