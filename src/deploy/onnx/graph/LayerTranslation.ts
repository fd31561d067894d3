import type { layers, Shape } from '@tensorflow/tfjs';
import type { OnnxGraph, OnnxLayout, OnnxValue } from './OnnxGraph';

export interface LayerWeight<Values = Float32Array> {
  shape: number[];
  values: Values;
}

/** One use of a layer in a model. */
export interface LayerCall {
  layer: layers.Layer;
  /** What `layer.getConfig()` gives. */
  config: { [name: string]: unknown };
  /** In the order of `layer.getWeights()`. */
  weights: LayerWeight[];
  inputs: OnnxValue[];
  /** The shape of each input, and of the output; the rows are null. */
  inputShapes: Shape[];
  shape: Shape;
}

/** Adds what a layer computes to a graph. Null where it cannot be done for this layer's settings. */
export type LayerTranslation = (graph: OnnxGraph, call: LayerCall) => OnnxLayout | null;
