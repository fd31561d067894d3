import type { LayerCall, LayerTranslation, LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph, OnnxLayout } from '../graph/OnnxGraph';
import { applyActivation } from './applyActivation';
import type { KernelNumbers, ReadKernelNumbers } from './KernelNumbers';
import { readFloatKernel } from './readFloatKernel';
import { readInt8Kernel } from './readInt8Kernel';
import { readWindow } from './readWindow';
import { transposeWeight } from './transposeWeight';

export const convolution = convolutionOf(readFloatKernel);
export const int8Convolution = convolutionOf(readInt8Kernel);
export const depthwiseConvolution = depthwiseConvolutionOf(readFloatKernel);
export const int8DepthwiseConvolution = depthwiseConvolutionOf(readInt8Kernel);

/** A depthwise one without bias, then one of 1 x 1. */
export const separableConvolution: LayerTranslation = (graph, call) => {
  const [kernel, pointwise, bias] = call.weights;
  const first = readFloatKernel(graph, { ...call, weights: [kernel] })!;
  const second = readFloatKernel(graph, { ...call, weights: [pointwise, ...(bias ? [bias] : [])] })!;
  const x = depthwise(graph, call, graph.channelsFirst(call.inputs[0]), first);
  return x === null ? null : ended(graph, call, graph.node('Conv', [x, ...convolved(second)]));
};

/** Of one, two or three dimensions: kernel [...sizes, channels, filters]. */
function convolutionOf(read: ReadKernelNumbers): LayerTranslation {
  return (graph, call) => {
    const numbers = read(graph, call);
    const window = numbers && readWindow(call, numbers.kernel.shape.slice(0, -2));
    if (!window) return null;
    const x = numbers.enter(graph.channelsFirst(call.inputs[0]));
    return ended(graph, call, graph.node('Conv', [x, ...convolved(numbers)], window));
  };
}

/** Kernel [height, width, channels, multiplier]: each channel has filters of its own. */
function depthwiseConvolutionOf(read: ReadKernelNumbers): LayerTranslation {
  return (graph, call) => {
    const numbers = read(graph, call);
    const x = numbers && depthwise(graph, call, numbers.enter(graph.channelsFirst(call.inputs[0])), numbers);
    return x === null ? null : ended(graph, call, x);
  };
}

/** Weights as ONNX wants them: [filters, channels, ...sizes]. */
function convolved({ kernel, weights, addedWithin }: KernelNumbers): string[] {
  const rank = kernel.shape.length;
  const order = [rank - 1, rank - 2, ...kernel.shape.keys()].slice(0, rank);
  return [weights(transposeWeight(kernel, order), 0), ...addedWithin()];
}

function depthwise(graph: OnnxGraph, call: LayerCall, x: string, numbers: KernelNumbers): string | null {
  const { kernel, weights, addedWithin } = numbers;
  const window = readWindow(call, kernel.shape.slice(0, 2));
  if (!window) return null;
  const [height, width, channels, multiplier] = kernel.shape;
  const { values } = transposeWeight(kernel, [2, 3, 0, 1]);
  const filters: LayerWeight<Float32Array | Int8Array> = { values, shape: [channels * multiplier, 1, height, width] };
  return graph.node('Conv', [x, weights(filters, 0), ...addedWithin()], { ...window, group: channels });
}

function ended(graph: OnnxGraph, { config }: LayerCall, x: string): OnnxLayout | null {
  const channelsFirst = applyActivation(graph, config.activation as string, x, 1);
  return channelsFirst === null ? null : { channelsFirst };
}
