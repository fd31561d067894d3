import * as tf from '@tensorflow/tfjs';

/** The sum of numbers, each times its weight, in double precision. In one step, as in `computeBatchMean`. */
export function computeWeightedSum(values: tf.Scalar[], weights: number[]): tf.Scalar {
  const op = tf.customGrad((...values) => {
    let sum = 0;
    weights.forEach((weight, i) => (sum += weight * (values[i] as tf.Tensor).dataSync()[0]));
    const gradFunc = (dy: tf.Tensor) => {
      const [upstream] = dy.dataSync();
      return weights.map((weight) => tf.scalar(upstream * weight));
    };
    return { value: tf.scalar(sum), gradFunc };
  });
  return op(...values) as tf.Scalar;
}
