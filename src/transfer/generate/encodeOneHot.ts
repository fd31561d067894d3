import * as tf from '@tensorflow/tfjs';

/** [rows, classes]: 1 at each row's class. */
export function encodeOneHot(labels: ArrayLike<number>, classes: number): tf.Tensor2D {
  const values = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) values[i * classes + labels[i]] = 1;
  return tf.tensor2d(values, [labels.length, classes]);
}
