import * as tf from '@tensorflow/tfjs';
import type { RandomDraws } from './RandomDraws';

/**
 * Dropout: each number is 0 with probability `rate`, and divided by 1 - rate otherwise.
 *
 * Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15.
 *
 * @param shape of the mask; where it is 1, all share a draw.
 */
export function applyDropout(x: tf.Tensor, rate: number, draws: RandomDraws, shape: number[] = x.shape): tf.Tensor {
  return tf.tidy(() => {
    const mask = tf.cast(tf.greaterEqual(draws.uniform(shape), rate), 'float32');
    return tf.mul(x, tf.div(mask, 1 - rate));
  });
}
