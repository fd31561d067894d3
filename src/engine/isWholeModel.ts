import type * as tf from '@tensorflow/tfjs';

/** Whether a model has the parts that tfjs gives it: a copy without all of them throws when its weights are asked for, or works on what stands in their place. */
export function isWholeModel(model: tf.LayersModel): boolean {
  try {
    const { name, weights, trainableWeights, inputs, outputs, initialWeights } = model;
    const members = model as unknown as { [name: string]: unknown };
    return (
      typeof name === 'string' &&
      [weights, trainableWeights].every(Array.isArray) &&
      [inputs, initialWeights].every(isListOrMissing) &&
      // With it tfjs cannot call a layer.
      members.activityRegularizer == null &&
      // What tfjs keeps of where a built model begins and ends.
      (outputs == null || (typeof members.built === 'boolean' && listsOfEnds.every((list) => Array.isArray(members[list]))))
    );
  } catch {
    return false;
  }
}

const listsOfEnds = ['input', 'output'].flatMap((end) => [
  `${end}Layers`,
  `${end}LayersNodeIndices`,
  `${end}LayersTensorIndices`
]);

function isListOrMissing(value: unknown): boolean {
  return value == null || Array.isArray(value);
}
