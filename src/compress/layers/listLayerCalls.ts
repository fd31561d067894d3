import type * as tf from '@tensorflow/tfjs';

/** One use of a layer in a model. */
export interface Link {
  layer: tf.layers.Layer;
  inputs: tf.SymbolicTensor[];
  outputs: tf.SymbolicTensor[];
}

/** All uses of layers that a model's outputs come from, each after those before it. Layers may also be part of other models, whose uses are not among these. */
export function listLayerCalls(model: tf.LayersModel): Link[] {
  const links = new Map<object, Link>();
  const visit = ({ sourceLayer: layer, nodeIndex }: tf.SymbolicTensor): void => {
    const node = (layer.inboundNodes as unknown as { inputTensors: tf.SymbolicTensor[]; outputTensors: tf.SymbolicTensor[] }[])[
      nodeIndex
    ];
    if (links.has(node) || node.inputTensors.length === 0 || layer.getClassName() === 'InputLayer') return;
    node.inputTensors.forEach(visit);
    links.set(node, { layer, inputs: node.inputTensors, outputs: node.outputTensors });
  };
  model.outputs.forEach(visit);
  return [...links.values()];
}
