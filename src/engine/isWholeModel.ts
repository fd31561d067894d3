import type * as tf from '@tensorflow/tfjs';

/** Whether a model has the parts that tfjs gives it: a copy without all of them throws when its weights are asked for, or works on what stands in their place. */
export function isWholeModel(model: tf.LayersModel): boolean {
  try {
    const { name, weights, trainableWeights, inputs, initialWeights } = model;
    return (
      typeof name === 'string' &&
      [weights, trainableWeights].every(Array.isArray) &&
      [inputs, initialWeights].every(isListOrMissing)
    );
  } catch {
    return false;
  }
}

function isListOrMissing(value: unknown): boolean {
  return value == null || Array.isArray(value);
}
