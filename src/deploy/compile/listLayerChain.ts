import * as tf from '@tensorflow/tfjs';

/** A layer, and the shape of its input. */
export interface Link {
  layer: tf.layers.Layer;
  shape: (number | null)[];
}

/** The layers of a model from its input to its output, including those of nested models; null unless they form one chain. */
export function listLayerChain(model: tf.LayersModel): Link[] | null {
  if (model.inputs.length !== 1 || model.outputs.length !== 1) return null;
  const links: Link[] = [];
  let tensor = model.outputs[0];
  while (!model.inputs.includes(tensor) && tensor.sourceLayer.getClassName() !== 'InputLayer') {
    if (tensor.inputs.length !== 1) return null;
    const layer = tensor.sourceLayer;
    const inner = layer instanceof tf.LayersModel ? listLayerChain(layer) : [{ layer, shape: tensor.inputs[0].shape }];
    if (!inner) return null;
    links.unshift(...inner);
    tensor = tensor.inputs[0];
  }
  return links;
}
