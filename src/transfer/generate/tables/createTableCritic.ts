import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/createRandom';
import { createVariableMaker } from '../createVariableMaker';

export interface TableCriticOptions {
  /** Of an encoded row. */
  width: number;
  classes: number;
  units: number;
  next: Random;
}

/** Distinguishes real rows of a class from generated ones. */
export interface TableCritic {
  variables: tf.Variable[];
  /** [rows]: the larger, the more real. */
  scores(rows: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor1D;
  /** [rows, width]: the gradient of each row's score with respect to the row; gradients flow through it to the variables. */
  slopes(rows: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor2D;
}

const leak = 0.2;

/**
 * Two hidden layers with leaky ReLU of a row and its class: s = w3' h2, h2 = m2 (W2' h1 + b2), h1 = m1 (W1' x + b1) with m 1 above 0 and
 * 0.2 below. The slope with respect to x is then W1 m1 W2 m2 w3. It is computed explicitly, so that its own gradient is an ordinary one.
 */
export function createTableCritic({ width, classes, units, next }: TableCriticOptions): TableCritic {
  const made = createVariableMaker(next);
  const layer = (from: number, to: number) => ({
    kernel: made.drawn([from, to], Math.sqrt(2 / from)),
    bias: made.filled([to], 0)
  });
  const layers = [layer(width + classes, units), layer(units, units), layer(units, 1)];
  const kernel = (i: number) => made.all[layers[i].kernel] as tf.Tensor as tf.Tensor2D;
  const before = (now: tf.Tensor2D, i: number) => tf.add<tf.Tensor2D>(tf.matMul(now, kernel(i)), made.all[layers[i].bias]);
  return {
    variables: made.all,
    scores(rows, labels) {
      let now: tf.Tensor2D = tf.concat([rows, labels], 1);
      for (const i of [0, 1]) now = tf.leakyRelu(before(now, i), leak);
      return tf.reshape(before(now, 2), [rows.shape[0]]);
    },
    slopes(rows, labels): tf.Tensor2D {
      const first = before(tf.concat([rows, labels], 1), 0);
      const second = before(tf.leakyRelu(first, leak), 1);
      const ofSecond = tf.mul<tf.Tensor2D>(tf.step(second, leak), tf.transpose(kernel(2)));
      const ofFirst = tf.mul<tf.Tensor2D>(tf.step(first, leak), tf.matMul(ofSecond, kernel(1), false, true));
      return tf.slice(tf.matMul<tf.Tensor2D>(ofFirst, kernel(0), false, true), [0, 0], [-1, width]);
    }
  };
}
