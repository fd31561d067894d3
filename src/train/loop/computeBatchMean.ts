import * as tf from '@tensorflow/tfjs';

/**
 * The mean of a loss over a batch, each row times its weight if there are weights. Worked out in double precision in one step: as operations of TensorFlow
 * it and its gradient would be six, which take longer than the numbers do.
 */
export function computeBatchMean(rows: tf.Tensor, weights: tf.Tensor1D | undefined): tf.Scalar {
  const factors = weights?.dataSync();
  const op = tf.customGrad((rows) => {
    const { shape, size } = rows as tf.Tensor;
    const losses = (rows as tf.Tensor).dataSync();
    let sum = 0;
    for (let row = 0; row < size; row++) sum += factors ? losses[row] * factors[row] : losses[row];
    const gradFunc = (dy: tf.Tensor) => {
      const share = Math.fround(dy.dataSync()[0] / size);
      const gradient = Float32Array.from({ length: size }, (_, row) => (factors ? share * factors[row] : share));
      return tf.tensor(gradient, shape);
    };
    return { value: tf.scalar(sum / size), gradFunc };
  });
  return op(rows) as tf.Scalar;
}
