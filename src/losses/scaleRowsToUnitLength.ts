import * as tf from '@tensorflow/tfjs';

/**
 * Rows scaled to length 1, [batch, width]. A row of zeros stays zero and gets a gradient of zero: the gradient of a norm is not defined there,
 * and tfjs' own would make every weight NaN.
 */
export function scaleRowsToUnitLength(rows: tf.Tensor2D): tf.Tensor2D {
  const op = tf.customGrad((x, save) => {
    // With the largest number of a row scaled to 1, its squares neither overflow nor vanish.
    const largest = tf.max(tf.abs(x as tf.Tensor), 1, true);
    const scale = tf.where(tf.greater(largest, 0), largest, tf.onesLike(largest));
    const scaled = tf.div(x as tf.Tensor, scale);
    const length = tf.maximum(tf.norm(scaled, 2, 1, true), tf.cast(tf.lessEqual(largest, 0), 'float32'));
    const unit = tf.div(scaled, length);
    const inverse = tf.where(tf.greater(largest, 0), tf.div(tf.div(1, length), scale), tf.zerosLike(largest));
    (save as tf.GradSaveFunc)([unit, inverse]);
    const gradFunc = (dy: tf.Tensor, [y, factor]: tf.Tensor[]) =>
      tf.mul(factor, tf.sub(dy, tf.mul(y, tf.sum(tf.mul(y, dy), 1, true))));
    return { value: unit, gradFunc };
  });
  return op(rows) as tf.Tensor2D;
}
