import * as tf from '@tensorflow/tfjs';

/**
 * Batch normalisation as in training, over all but the last axis: scale (x - mean) / sqrt(variance + 0.00001) + offset with mean and variance of the
 * batch. There are no running means: what a loss learns is used in training alone.
 */
export function applyBatchNormalization(feature: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [x, scale, offset, save] = given as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const axes = x.shape.slice(0, -1).map((_, axis) => axis);
    const { mean, variance } = tf.moments(x, axes);
    const inverse = tf.rsqrt(tf.add(variance, 1e-5));
    const normal = tf.mul(tf.sub(x, mean), inverse);
    save([normal, tf.mul(scale, inverse)]);
    const gradFunc = (dy: tf.Tensor, [normal, factor]: tf.Tensor[]) => {
      const [toScale, toOffset] = [tf.sum(tf.mul(dy, normal), axes), tf.sum(dy, axes)];
      const rows = dy.size / toOffset.size;
      const shared = tf.div(tf.add(toOffset, tf.mul(normal, toScale)), rows);
      return [tf.mul(factor, tf.sub(dy, shared)), toScale, toOffset];
    };
    return { value: tf.add(tf.mul(normal, scale), offset), gradFunc };
  });
  return op(feature, scale, offset);
}
