import * as tf from '@tensorflow/tfjs';
import { softplus } from '../../stats/softplus';

/** A loss for each anchor, and the gradient with respect to the anchors for weights `dy` of them. */
export interface ContrastLoss {
  losses: Float64Array;
  backward(dy: ArrayLike<number>): tf.Tensor;
}

/** What each of some anchors, vectors of length 1, is compared with in a memory of such vectors, [rows, width]. */
export interface Contrast {
  anchors: tf.Tensor2D;
  memory: tf.Tensor2D;
  /** The row of an anchor itself. */
  own: Int32Array;
  /** Rows of others, for each anchor. */
  negatives: readonly Int32Array[];
  temperature: number;
}

/**
 * Tells the own row of an anchor from N others of M rows, one number an anchor: -log h of the own row and -log(1 - h) of each other one,
 * h = p / (p + N / M) with p = e^(anchor . row / temperature) / Z. In double precision after the products.
 */
export function computeNoiseContrast({ anchors, memory, own, negatives, temperature }: Contrast, logZ: number): ContrastLoss {
  const [rows] = memory.shape;
  const scores = scoresOf(anchors, memory);
  const slopes = new Float32Array(scores.length);
  const losses = Float64Array.from(own, (row, i) => {
    const others = negatives[i];
    const noise = others.length / rows;
    const shift = logZ + Math.log(noise + epsilon);
    const begin = i * rows;
    const odds = scores[begin + row] / temperature - shift;
    slopes[begin + row] -= sigmoid(-odds) / temperature;
    // The sum of log(1 + e^x), with a logarithm for many of them at once.
    let [sum, product] = [0, 1];
    for (const other of others) {
      const x = scores[begin + other] / temperature - shift;
      const e = Math.exp(-Math.abs(x));
      slopes[begin + other] += (x > 0 ? 1 : e) / (1 + e) / temperature;
      if (x > 0) sum += x;
      product *= 1 + e;
      if (product > 1e300) {
        sum += Math.log(product);
        product = 1;
      }
    }
    // log(1 - h) has no epsilon in its numerator.
    const rest = others.length && others.length * Math.log1p(epsilon / noise);
    return softplus(-odds) + sum + Math.log(product) + rest;
  });
  const backward = (dy: ArrayLike<number>) =>
    tf.tidy(() => {
      const toScores = tf.mul(tf.tensor2d(slopes, [own.length, rows]), tf.tensor2d(Float32Array.from(dy), [own.length, 1]));
      return tf.matMul(toScores as tf.Tensor2D, memory);
    });
  return { losses, backward };
}

/** The logarithm of Z: of M times the mean of e^(anchor . row / temperature) over all rows that the anchors are compared with. */
export function logPartition({ anchors, memory, own, negatives, temperature }: Contrast): number {
  const [rows] = memory.shape;
  const scores = scoresOf(anchors, memory);
  const compared = (visit: (score: number) => void) =>
    own.forEach((row, i) => {
      visit(scores[i * rows + row]);
      for (const other of negatives[i]) visit(scores[i * rows + other]);
    });
  let [largest, sum, count] = [-Infinity, 0, 0];
  compared((score) => (largest = Math.max(largest, score)));
  compared((score) => {
    sum += Math.exp((score - largest) / temperature);
    count++;
  });
  return Math.log((rows * sum) / count) + largest / temperature;
}

/** Keeps h above 0 where there are no others. */
const epsilon = 1e-7;

/** The tensor is left to the tidy around it: its values may be its own memory. */
function scoresOf(anchors: tf.Tensor2D, memory: tf.Tensor2D): Float32Array {
  return tf.matMul(anchors, memory, false, true).dataSync() as Float32Array;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
