import * as tf from '@tensorflow/tfjs';
import type { TableEncoding } from './fitTableEncoding';

/** Encoded rows [rows, width] with each normal number multiplied by the share of its kind: as in a real row, it is 0 if the value is a mode. */
export function createModeMask({ columns, normals, kinds }: TableEncoding): (rows: tf.Tensor2D) => tf.Tensor2D {
  const counts = new Float32Array(kinds * normals);
  const always = new Float32Array(normals);
  for (const { normal, kinds: first, modes } of columns)
    if (normal >= 0 && first >= 0) counts[(first - normals + modes.length) * normals + normal] = 1;
    else if (normal >= 0) always[normal] = 1;
  if (!kinds || !normals) return (rows) => rows;
  return (rows) => {
    const [numbers, shares] = tf.split<tf.Tensor2D>(rows, [normals, kinds], 1);
    const share = tf.add(tf.matMul(shares, tf.tensor2d(counts, [kinds, normals])), tf.tensor1d(always));
    return tf.concat([tf.mul<tf.Tensor2D>(numbers, share), shares], 1);
  };
}
