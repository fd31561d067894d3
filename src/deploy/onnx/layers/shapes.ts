import type { LayerTranslation } from '../graph/LayerTranslation';

/** In the order of the student: places, then channels. */
export const flatten: LayerTranslation = (graph, { config, inputs: [x], inputShapes: [{ length: rank }], shape }) => {
  if (config.dataFormat === 'channelsFirst' && rank > 2) return null;
  // onnxruntime moves the rounding of int8 over Reshape, but not over Flatten.
  const reshaped = () => graph.node('Reshape', [graph.rows(x), graph.integers([-1, shape[1] as number])]);
  return { rows: rank === 2 ? graph.rows(x) : reshaped() };
};

export const reshape: LayerTranslation = (graph, { inputs: [x], inputShapes: [before], shape }) => {
  const [, ...sizes] = shape as number[];
  // Places change, channels stay: that can be done in both layouts.
  if (x.channelsFirst !== undefined && sizes.length > 1 && before.at(-1) === sizes.at(-1)) {
    const to = graph.integers([-1, sizes.at(-1)!, ...sizes.slice(0, -1)]);
    return { channelsFirst: graph.node('Reshape', [x.channelsFirst, to]) };
  }
  return { rows: graph.node('Reshape', [graph.rows(x), graph.integers([-1, ...sizes])]) };
};

export const permute: LayerTranslation = (graph, { config, inputs: [x] }) => ({
  rows: graph.node('Transpose', [graph.rows(x)], { perm: [0, ...(config.dims as number[])] })
});

export const repeatVector: LayerTranslation = (graph, { inputs: [x], shape }) => {
  const column = graph.node('Unsqueeze', [graph.rows(x), graph.integers([1])]);
  return { rows: graph.node('Tile', [column, graph.integers([1, shape[1] as number, 1])]) };
};
