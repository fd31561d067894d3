import * as tf from '@tensorflow/tfjs';

/** A 1x1 convolution, or a dense layer for tokens and vectors: [batch, …, inputs] times a kernel [inputs, outputs], plus a bias if there is one. */
export function applyPointwiseConvolution(feature: tf.Tensor, kernel: tf.Tensor, bias?: tf.Tensor): tf.Tensor {
  const [inputs, outputs] = kernel.shape;
  const rows = feature.reshape<tf.Tensor2D>([-1, inputs]);
  const product = tf.matMul(rows, kernel as tf.Tensor2D);
  return (bias ? tf.add(product, bias) : product).reshape([...feature.shape.slice(0, -1), outputs]);
}
