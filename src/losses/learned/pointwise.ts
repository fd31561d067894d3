import * as tf from '@tensorflow/tfjs';

/** A 1x1 convolution without bias, or a dense layer for tokens and vectors: [batch, …, inputs] times a kernel [inputs, outputs]. */
export function pointwise(feature: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
  const [inputs, outputs] = kernel.shape;
  const rows = feature.reshape<tf.Tensor2D>([-1, inputs]);
  return tf.matMul(rows, kernel as tf.Tensor2D).reshape([...feature.shape.slice(0, -1), outputs]);
}
