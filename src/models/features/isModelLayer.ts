import type * as tf from '@tensorflow/tfjs';

/** Whether a layer is a model, whose own layers hold all that it has. */
export function isModelLayer(layer: tf.layers.Layer): layer is tf.LayersModel {
  return 'layersByDepth' in layer;
}
