import type { LayerTranslation } from '../graph/LayerTranslation';
import { applySlice } from './applySlice';

/** `kd.layers.columns`: some numbers of a row, in another shape. */
export const selectColumns: LayerTranslation = (graph, { config, inputs: [x], inputShapes: [given], shape }) => {
  const { from, to } = config as { from: number; to: number | null };
  const end = to ?? (given[1] as number);
  const part = applySlice(graph, graph.rows(x), 1, from, end);
  if (shape.length === 2) return { rows: part, ...(x.columns && { columns: x.columns.slice(from, end) }) };
  return { rows: graph.node('Reshape', [part, graph.integers([-1, ...(shape.slice(1) as number[])])]) };
};
