import * as tf from '@tensorflow/tfjs';
import type { LearnedVariable } from './LearnedParts';

/** A 3x3 convolution of maps [batch, height, width, inputs] that keeps their size. */
export function applyConvolution(maps: tf.Tensor, kernel: tf.Tensor, bias?: tf.Tensor): tf.Tensor {
  const out = tf.conv2d(maps as tf.Tensor4D, kernel as tf.Tensor4D, 1, 'same');
  return bias ? tf.add(out, bias) : out;
}

/** Its kernel. */
export function kernel3x3(inputs: number, outputs: number): LearnedVariable {
  return { shape: [3, 3, inputs, outputs], start: 'kernel' };
}
