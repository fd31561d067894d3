import type { LayersModel } from '@tensorflow/tfjs';
import type { LayerInfo } from './LayerInfo';
import { listFeaturePlaces } from './listFeaturePlaces';

/**
 * The layers of a model in the order of computation, with the names of their features: "block/conv1" inside a nested model,
 * "conv1:2" for the second use of a shared layer, "attention/scores" for an inner feature that a layer reports.
 *
 * Shapes start with the batch, null.
 *
 * @throws TypeError for anything but a built tfjs layers model.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ name: 'hidden', units: 8, inputShape: [4] }), tf.layers.dense({ units: 3 })] });
 * kd.layersOf(model)[0]; // {name: "hidden", kind: "Dense", shape: [null, 8], parameters: 40}
 * ```
 */
export function layersOf(model: LayersModel): LayerInfo[] {
  return listFeaturePlaces(model, 'layersOf').map(({ name, kind, shape, parameters }) => ({
    name,
    kind,
    shape: [...shape],
    parameters
  }));
}
