import type * as tf from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../../models/features/getVariableOfWeight';

/**
 * Gives a model weights that it had before. tfjs' own `setWeights` also brings each to what its constraint allows: once more, which is not the same where
 * that is not idempotent, such as `maxNorm`.
 */
export function setWeights(model: tf.LayersModel, weights: readonly tf.Tensor[]): void {
  model.weights.forEach((weight, i) => getVariableOfWeight(weight).assign(weights[i]));
}
