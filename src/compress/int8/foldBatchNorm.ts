import * as tf from '@tensorflow/tfjs';
import { type KernelLayer, kernelOf } from '../layers/KernelLayer';

/** What tfjs' layer has; its type shows less. */
interface BatchNormalization extends tf.layers.Layer {
  epsilon: number;
  gamma?: tf.LayerVariable;
  beta?: tf.LayerVariable;
  movingMean: tf.LayerVariable;
  movingVariance: tf.LayerVariable;
}

/**
 * Kernel and bias of a layer that gives what it and the batch normalisation behind it give at inference: w gamma / sqrt(variance + epsilon) and
 * (b - mean) gamma / sqrt(variance + epsilon) + beta.
 *
 * @param channels how many of the last axes of the kernel are output channels.
 * @param norm absent for a layer without one, which keeps its weights.
 */
export function foldBatchNorm(layer: tf.layers.Layer, channels: number, norm?: tf.layers.Layer): tf.Tensor[] {
  if (!norm) return layer.getWeights();
  const { epsilon, gamma, beta, movingMean, movingVariance } = norm as BatchNormalization;
  const kernel = kernelOf(layer).read();
  const scale = tf.mul(tf.rsqrt(tf.add(movingVariance.read(), epsilon)), gamma?.read() ?? 1);
  const bias = (layer as KernelLayer).bias?.read() ?? 0;
  const shifted = tf.add(tf.mul(tf.sub(bias, movingMean.read()), scale), beta?.read() ?? 0);
  return [tf.mul(kernel, tf.reshape(scale, kernel.shape.slice(-channels))), shifted];
}
