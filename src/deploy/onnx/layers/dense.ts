import type { LayerTranslation } from '../graph/LayerTranslation';
import { applyActivation } from './applyActivation';
import type { ReadKernelNumbers } from './KernelNumbers';
import { readFloatKernel } from './readFloatKernel';
import { readInt8Kernel } from './readInt8Kernel';

export const dense = denseOf(readFloatKernel);
export const int8Dense = denseOf(readInt8Kernel);

/** x kernel + bias over the last axis. */
function denseOf(read: ReadKernelNumbers): LayerTranslation {
  return (graph, call) => {
    const numbers = read(graph, call);
    if (!numbers) return null;
    const { kernel, bias } = numbers;
    const x = numbers.enter(graph.rows(call.inputs[0]));
    const inputs = [x, numbers.weights(kernel, 1)];
    const { length: rank } = call.shape;
    const sum = () => {
      if (bias && rank === 2) return graph.node('Gemm', [...inputs, ...numbers.addedWithin()]);
      const product = graph.node('MatMul', inputs);
      return bias ? graph.node('Add', [product, graph.floats(bias)]) : product;
    };
    const rows = applyActivation(graph, call.config.activation as string, sum(), rank - 1);
    return rows === null ? null : { rows };
  };
}
