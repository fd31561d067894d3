import type * as tf from '@tensorflow/tfjs';
import { isModelLayer } from '../../models/features/isModelLayer';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { listLayerPairs } from './listLayerPairs';

/**
 * Gives a model that was built alike the weights of another, and freezes what is frozen there. `copy.setWeights(model.getWeights())` would not do: tfjs puts
 * the weights that learn first, and the configuration of a model does not say that a model inside it is frozen; and it brings each weight to what its
 * constraint allows, even where that is not idempotent.
 *
 * @returns whether each weight had its counterpart of the same shape. Otherwise no weight was changed.
 */
export function copyWeights(from: tf.LayersModel, to: tf.LayersModel): boolean {
  const pairs = listLayerPairs(from, to);
  for (const [a, b] of pairs) if (a.trainable !== b.trainable) b.trainable = a.trainable;
  // The last word: what a layer or a model around them says of all its weights is said above.
  for (const [a, b] of pairs) ownWeights(a).forEach((weight, i) => copyFlag(weight, ownWeights(b)[i]));
  const leaves = pairs.filter(([a]) => !isModelLayer(a));
  const values = new Map<tf.Variable, tf.Variable>();
  for (const [a, b] of leaves) {
    const [given, own] = [a.weights, b.weights];
    if (given.length !== own.length || given.some((weight, i) => weight.shape.join() !== own[i].shape.join())) return false;
    given.forEach((weight, i) => values.set(getVariableOfWeight(own[i]), getVariableOfWeight(weight)));
  }
  if (!to.weights.every((weight) => values.has(getVariableOfWeight(weight)))) return false;
  values.forEach((value, variable) => variable.assign(value));
  return true;
}

type Weight = tf.LayerVariable & { trainable: boolean };

/** The weights that a layer itself has, whatever is frozen. */
function ownWeights(layer: tf.layers.Layer): Weight[] {
  const { _trainableWeights: learning = [], _nonTrainableWeights: fixed = [] } = layer as unknown as {
    _trainableWeights?: Weight[];
    _nonTrainableWeights?: Weight[];
  };
  return [...learning, ...fixed];
}

function copyFlag(from: Weight, to: Weight | undefined): void {
  if (to && from.trainable !== to.trainable) to.trainable = from.trainable;
}
