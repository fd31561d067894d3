import * as tf from '@tensorflow/tfjs';
import type { LeafEmbedding } from './embedLeaves';

/**
 * The last layer of a student whose body gives the embedding through a linear head: kernel [body, units] and bias [units] that give the
 * teacher's margins. Two units for one margin are [0, z]. The caller disposes them.
 */
export function computeReadoutLayer(head: tf.layers.Layer, { sums, base, columns }: LeafEmbedding, units: number): tf.Tensor[] {
  const scales = new Float32Array(columns * base.length);
  const shift = Float32Array.from(base);
  for (const { column, of, mean, deviation } of sums) {
    scales[column * base.length + of] = deviation;
    shift[of] += mean;
  }
  return tf.tidy(() => {
    const toMargins = tf.tensor2d(scales, [columns, base.length]);
    const [kernel, bias] = head.getWeights();
    const way = tf.matMul(kernel as tf.Tensor2D, toMargins);
    const start = tf.add(tf.reshape(tf.matMul(tf.reshape(bias, [1, columns]), toMargins), [base.length]), shift);
    if (units === base.length) return [way, start];
    return [tf.concat([tf.zerosLike(way), way], 1), tf.concat([tf.zerosLike(start), start])];
  });
}
