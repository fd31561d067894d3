import type { LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph } from '../graph/OnnxGraph';

/** x kernel, + bias where there is one. */
export function applyAffine(graph: OnnxGraph, x: string, kernel: LayerWeight, bias?: LayerWeight): string {
  const product = graph.node('MatMul', [x, graph.floats(kernel.values, kernel.shape)]);
  return bias ? graph.node('Add', [product, graph.floats(bias.values)]) : product;
}
