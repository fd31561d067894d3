import type { LayerTranslation } from '../graph/LayerTranslation';
import { applyAffine } from './applyAffine';

/** `kd.layers.multiHeadAttention`, with or without a mask of padding. Weights: kernel and bias of query, key, value and output. */
export const multiHeadAttention: LayerTranslation = (graph, { config, weights, inputs: [x, mask], inputShapes: [given] }) => {
  const { heads, keyDimension, valueDimension } = config as { heads: number; keyDimension: number; valueDimension: number };
  const tokens = given[1] as number;
  const rows = graph.rows(x);
  const headed = (part: number, dimension: number, perm: number[]) => {
    const projected = applyAffine(graph, rows, weights[2 * part], weights[2 * part + 1]);
    const split = graph.node('Reshape', [projected, graph.integers([-1, tokens, heads, dimension])]);
    return graph.node('Transpose', [split], { perm });
  };
  const products = graph.node('MatMul', [headed(0, keyDimension, [0, 2, 1, 3]), headed(1, keyDimension, [0, 2, 3, 1])]);
  let scores = graph.node('Div', [products, graph.floats([Math.sqrt(keyDimension)], [])]);
  let values = headed(2, valueDimension, [0, 2, 1, 3]);
  if (mask) {
    const real = graph.rows(mask);
    const reshaped = (...sizes: number[]) => graph.node('Reshape', [real, graph.integers([-1, ...sizes])]);
    const column = reshaped(1, tokens, 1);
    const pairs = graph.node('Mul', [column, reshaped(1, 1, tokens)]);
    const away = graph.node('Mul', [graph.node('Sub', [graph.floats([1], []), pairs]), graph.floats([-1e9], [])]);
    scores = graph.node('Add', [graph.node('Mul', [scores, pairs]), away]);
    values = graph.node('Mul', [values, column]);
  }
  const context = graph.node('MatMul', [graph.node('Softmax', [scores], { axis: -1 }), values]);
  const joined = graph.node('Transpose', [context], { perm: [0, 2, 1, 3] });
  const flat = graph.node('Reshape', [joined, graph.integers([-1, tokens, heads * valueDimension])]);
  return { rows: applyAffine(graph, flat, weights[6], weights[7]) };
};
