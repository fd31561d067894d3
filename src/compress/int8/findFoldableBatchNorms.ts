import type * as tf from '@tensorflow/tfjs';
import { kernelKindOf } from '../layers/KernelLayer';
import { listLayerCalls } from '../layers/listLayerCalls';

/**
 * The batch normalisation behind each layer with a kernel that can become part of it: the layer has no activation, and nothing else takes what it gives.
 */
export function findFoldableBatchNorms(model: tf.LayersModel): Map<tf.layers.Layer, tf.layers.Layer> {
  const links = listLayerCalls(model);
  const folded = new Map<tf.layers.Layer, tf.layers.Layer>();
  for (const { layer, inputs } of links) {
    if (layer.getClassName() !== 'BatchNormalization' || usesOf(layer) !== 1) continue;
    const [input] = inputs;
    const before = input.sourceLayer;
    const { activation, dataFormat = 'channelsLast' } = before.getConfig();
    const { axis } = layer as unknown as { axis: number };
    const isPlain = activation === 'linear' && dataFormat === 'channelsLast' && (axis === -1 || axis === input.rank - 1);
    const isOnlyUse = links.filter(({ inputs }) => inputs.includes(input)).length === 1 && !model.outputs.includes(input);
    if (kernelKindOf(before) !== null && isPlain && isOnlyUse && usesOf(before) === 1) folded.set(before, layer);
  }
  return folded;

  function usesOf(layer: tf.layers.Layer): number {
    return links.filter((link) => link.layer === layer).length;
  }
}
