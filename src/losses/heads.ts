import * as tf from '@tensorflow/tfjs';
import type { Logits } from './logits';

/** What the last layer's units mean: one distribution over classes, or a yes or no for each unit. */
export type Head = 'softmax' | 'sigmoid';

/** Sigmoid units as softmax over two logits, [0, z]: [batch, units] becomes [batch * units, 2]. */
export function asTwoClasses({ high, low }: Logits): Logits {
  return { high: withZero(high), low: low && withZero(low) };
}

function withZero(z: tf.Tensor2D): tf.Tensor2D {
  const column = z.reshape<tf.Tensor2D>([z.size, 1]);
  return tf.concat([tf.zerosLike(column), column], 1);
}
