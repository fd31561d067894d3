import * as tf from '@tensorflow/tfjs';

/**
 * A kernel as int8 has it, in float32, symmetric and with a scale for each output channel: round(w / scale) scale, scale being max |w| / 127. All of it is within
 * the range, so the gradient goes straight through.
 *
 * @param channels how many of the last axes are output channels.
 */
export function fakeQuantizeKernel(kernel: tf.Tensor, channels: number): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [w] = given as unknown as [tf.Tensor];
    const scales = computeKernelScales(w, channels);
    return { value: tf.mul(roundKernel(w, scales), scales), gradFunc: (dy: tf.Tensor) => dy };
  });
  return op(kernel);
}

/** max |w| / 127 of each output channel. A channel of zeros has a scale too. */
export function computeKernelScales(kernel: tf.Tensor, channels: number): tf.Tensor {
  const others = Array.from({ length: kernel.rank - channels }, (_, axis) => axis);
  return tf.maximum(tf.div(tf.max(tf.abs(kernel), others), 127), 1e-12);
}

/** The integers of a kernel, from -127 to 127. */
export function roundKernel(kernel: tf.Tensor, scales: tf.Tensor): tf.Tensor {
  return tf.clipByValue(tf.round(tf.div(kernel, scales)), -127, 127);
}
