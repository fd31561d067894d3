import * as tf from '@tensorflow/tfjs';
import { isModelLayer } from './isModelLayer';
import { listLayersIncludingNested } from './listLayersIncludingNested';

/**
 * What the regularizers of a model's layers add to a loss: the sum over all regularized weights, each once, however often its layer is used.
 * Undefined if there are none.
 */
export function createWeightPenalty(model: tf.LayersModel): (() => tf.Scalar) | undefined {
  // Only of layers themselves: a model asks its layers.
  const regularized = listLayersIncludingNested(model).filter((layer) => !isModelLayer(layer) && layer.losses.length > 0);
  if (!regularized.length) return undefined;
  return () => tf.addN(regularized.flatMap((layer) => layer.calculateLosses())) as tf.Scalar;
}
