import type { LayerCall, LayerTranslation, LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph, OnnxLayout } from '../graph/OnnxGraph';
import { applyActivation } from './applyActivation';
import { readWindow } from './readWindow';
import { transposeWeight } from './transposeWeight';

/** Of one, two or three dimensions: kernel [...sizes, channels, filters]. */
export const convolution: LayerTranslation = (graph, call) => {
  const [kernel, bias] = call.weights;
  const window = readWindow(call, kernel.shape.slice(0, -2));
  if (!window) return null;
  const { inputs } = call;
  return ended(graph, call, graph.node('Conv', [graph.channelsFirst(inputs[0]), ...convolved(graph, kernel, bias)], window));
};

/** Kernel [height, width, channels, multiplier]: each channel has filters of its own. */
export const depthwiseConvolution: LayerTranslation = (graph, call) => {
  const [kernel, bias] = call.weights;
  const x = depthwise(graph, call, graph.channelsFirst(call.inputs[0]), kernel, bias);
  return x === null ? null : ended(graph, call, x);
};

/** A depthwise one without bias, then one of 1 x 1. */
export const separableConvolution: LayerTranslation = (graph, call) => {
  const [kernel, pointwise, bias] = call.weights;
  const x = depthwise(graph, call, graph.channelsFirst(call.inputs[0]), kernel);
  return x === null ? null : ended(graph, call, graph.node('Conv', [x, ...convolved(graph, pointwise, bias)]));
};

/** Weights as ONNX wants them: [filters, channels, ...sizes]. */
function convolved(graph: OnnxGraph, kernel: LayerWeight, bias?: LayerWeight): string[] {
  const rank = kernel.shape.length;
  const { values, shape } = transposeWeight(kernel, [rank - 1, rank - 2, ...kernel.shape.keys()].slice(0, rank));
  return [graph.floats(values, shape), ...(bias ? [graph.floats(bias.values)] : [])];
}

function depthwise(graph: OnnxGraph, call: LayerCall, x: string, kernel: LayerWeight, bias?: LayerWeight): string | null {
  const window = readWindow(call, kernel.shape.slice(0, 2));
  if (!window) return null;
  const [height, width, channels, multiplier] = kernel.shape;
  const { values } = transposeWeight(kernel, [2, 3, 0, 1]);
  const weights = graph.floats(values, [channels * multiplier, 1, height, width]);
  return graph.node('Conv', [x, weights, ...(bias ? [graph.floats(bias.values)] : [])], { ...window, group: channels });
}

function ended(graph: OnnxGraph, { config }: LayerCall, x: string): OnnxLayout | null {
  const channelsFirst = applyActivation(graph, config.activation as string, x, 1);
  return channelsFirst === null ? null : { channelsFirst };
}
