import * as tf from '@tensorflow/tfjs';

/** The same architecture with the same weights, in variables of its own. The caller disposes it. */
export async function cloneModel(model: tf.LayersModel): Promise<tf.LayersModel> {
  const copy = await tf.models.modelFromJSON(
    model.toJSON(null, false) as object as Parameters<typeof tf.models.modelFromJSON>[0]
  );
  ownNested(copy);
  copy.setWeights(model.getWeights());
  return copy;
}

/**
 * tfjs counts a model inside another twice, for its maker and for the other one, but once where it is the first of a sequential model; of a
 * copy nobody else holds the inner one.
 */
function ownNested(model: tf.LayersModel): void {
  for (const layer of model.layers)
    if (layer instanceof tf.LayersModel) {
      ownNested(layer);
      if ((layer as unknown as { _refCount: number })._refCount > 1) layer.dispose();
    }
}
