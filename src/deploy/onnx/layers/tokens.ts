import type { LayerTranslation } from '../graph/LayerTranslation';
import type { OnnxGraph, OnnxValue } from '../graph/OnnxGraph';

/** `kd.layers.tokenEmbedding`, and the embedding of tfjs. A number that has no vector is no error in every program. */
export const embedding: LayerTranslation = (graph, { config, weights: [vectors], inputs: [x] }) => {
  if (config.maskZero) return null;
  x.columns?.forEach((column) => (column.range = { from: 0, to: vectors.shape[0] - 1, whole: true }));
  const places = graph.node('Cast', [graph.rows(x)], { to: 7 });
  return { rows: graph.node('Gather', [graph.floats(vectors.values, vectors.shape), places], { axis: 0 }) };
};

/** `kd.layers.classToken`: room before the tokens, and the token put there. */
export const classToken: LayerTranslation = (graph, { weights: [token], inputs: [x], shape }) => {
  const [, tokens, width] = shape as number[];
  const longer = graph.node('Pad', [graph.rows(x), graph.integers([0, 1, 0, 0, 0, 0])]);
  const added = new Float32Array(tokens * width);
  added.set(token.values);
  return { rows: graph.node('Add', [longer, graph.floats(added, [1, tokens, width])]) };
};

/** `kd.layers.firstToken` */
export const firstToken: LayerTranslation = (graph, { inputs: [x] }) => ({
  rows: graph.node('Gather', [graph.rows(x), graph.integers([0], [])], { axis: 1 })
});

/** `kd.layers.positionEmbedding` */
export const positionEmbedding: LayerTranslation = (graph, { weights: [positions], inputs: [x] }) => ({
  rows: graph.node('Add', [graph.rows(x), graph.floats(positions.values, positions.shape)])
});

/** `kd.layers.paddingMask` */
export const paddingMask: LayerTranslation = (graph, { inputs: [x] }) => ({
  rows: graph.node('Cast', [graph.node('Not', [graph.node('Equal', [graph.rows(x), graph.floats([0], [])])])], { to: 1 })
});

/** `kd.layers.tokenMean` */
export const tokenMean: LayerTranslation = (graph, { inputs: [x, mask] }) => ({
  rows: mask ? meanOfReal(graph, x, mask) : graph.node('ReduceMean', [graph.rows(x)], { axes: [1], keepdims: 0 })
});

function meanOfReal(graph: OnnxGraph, x: OnnxValue, mask: OnnxValue): string {
  const real = graph.node('Unsqueeze', [graph.rows(mask), graph.integers([2])]);
  const sumOf = (value: string) => graph.node('ReduceSum', [value, graph.integers([1])], { keepdims: 0 });
  const count = graph.node('Max', [sumOf(real), graph.floats([1], [])]);
  return graph.node('Div', [sumOf(graph.node('Mul', [graph.rows(x), real])), count]);
}
