import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../stats/createRandom';

/** First values of a kernel, [...places, inputs, outputs], as Glorot and Bengio draw them: uniform to +-sqrt(6 / (fan in + fan out)). */
export function sampleGlorotUniform(shape: number[], next: Random): tf.Tensor {
  const size = shape.reduce((product, one) => product * one, 1);
  const [from, to] = shape.slice(-2);
  const limit = Math.sqrt(6 / ((from + to) * (size / (from * to))));
  return tf.tensor(
    Float32Array.from({ length: size }, () => limit * (2 * next() - 1)),
    shape
  );
}
