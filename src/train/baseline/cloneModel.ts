import * as tf from '@tensorflow/tfjs';
import { makeDisposable } from '../../models/makeDisposable';

/** The same architecture with the same weights, in variables of its own. The caller disposes it. */
export async function cloneModel(model: tf.LayersModel): Promise<tf.LayersModel> {
  const copy = await tf.models.modelFromJSON(
    model.toJSON(null, false) as object as Parameters<typeof tf.models.modelFromJSON>[0]
  );
  makeDisposable(copy);
  copy.setWeights(model.getWeights());
  return copy;
}
