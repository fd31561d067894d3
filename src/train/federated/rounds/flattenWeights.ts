import type * as tf from '@tensorflow/tfjs';
import * as tfjs from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../../models/features/getVariableOfWeight';

/** All weights of a model, one after the other, moving statistics included. */
export function flattenWeights(model: tf.LayersModel): Float32Array {
  const parts = model.weights.map((weight) => getVariableOfWeight(weight).dataSync() as Float32Array);
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Gives a model such weights.
 *
 * @throws RangeError if there are not as many as it has.
 */
export function takeWeights(subject: string, model: tf.LayersModel, weights: Float32Array): void {
  const variables = model.weights.map(getVariableOfWeight);
  const count = variables.reduce((sum, { size }) => sum + size, 0);
  if (weights.length !== count)
    throw new RangeError(
      `${subject}: expected ${count} weights for "${model.name}", got ${weights.length}; give those of a network of the same kind`
    );
  let at = 0;
  for (const variable of variables) {
    const values = weights.subarray(at, at + variable.size);
    tfjs.tidy(() => void variable.assign(tfjs.tensor(values, variable.shape, variable.dtype as 'float32')));
    at += variable.size;
  }
}
