import * as tf from '@tensorflow/tfjs';

/** Second moments within each class, times the class' share: E[y_c v v'] of v = (row, 1), with which come means and shares. [classes (width + 1), width + 1] */
export function computeSecondMoments(rows: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor2D {
  const [count, width] = rows.shape;
  const all = tf.concat([rows, tf.ones([count, 1])], 1);
  const byClass = tf.mul(tf.expandDims(labels, 2), tf.expandDims(all, 1));
  return tf.div(tf.matMul(tf.reshape(byClass, [count, labels.shape[1] * (width + 1)]), all, true, false), count);
}

/**
 * How far the second moments of generated rows are from given ones: the sum of (M_a - M) (M_b - M) over all pairs of columns, times the
 * number of classes, M_a and
 * M_b those of the two halves of the rows. Its mean is the squared distance itself: the square of one difference would have the spread of a batch in it, and a generator would shrink to
 * please it.
 */
export function computeMomentDistance(made: tf.Tensor2D, labels: tf.Tensor2D, moments: tf.Tensor2D): tf.Tensor {
  const half = made.shape[0] >> 1;
  const [a, b] = [0, half].map((from) => {
    const part = (rows: tf.Tensor2D) => tf.slice(rows, [from, 0], [half, -1]);
    return tf.sub(computeSecondMoments(part(made), part(labels)), moments);
  });
  return tf.mul(tf.sum(tf.mul(a, b)), labels.shape[1]);
}
