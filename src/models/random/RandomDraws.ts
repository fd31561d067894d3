import * as tf from '@tensorflow/tfjs';
import { drawStatelessRandom } from '../../engine/graph/drawStatelessRandom';

/** The random numbers of one pass through a model: new ones at each call, and the same for a pass with the same key. */
export interface RandomDraws {
  /** In [0, 1). */
  uniform(shape: number[]): tf.Tensor;
  /** Mean 0, standard deviation 1. */
  normal(shape: number[]): tf.Tensor;
}

/** @param key of the pass; see `drawsKey`. */
export function drawsOf(key: tf.Tensor1D): RandomDraws {
  let drawn = 0;
  const draw = (kind: 'uniform' | 'normal') => (shape: number[]) =>
    tf.tidy(() => drawStatelessRandom(kind, shape, tf.add(key, tf.tensor1d([0, drawn++], 'int32'))));
  return { uniform: draw('uniform'), normal: draw('normal') };
}

/** The key of a pass as a tensor, so that a graph can take it. No two seeds below 2^53 have the same, nor do their draws. */
export function drawsKey(seed: number): tf.Tensor1D {
  // The draws count up from the second number, which is small.
  return tf.tensor1d([seed | 0, Math.floor(seed / 2 ** 32)], 'int32');
}
