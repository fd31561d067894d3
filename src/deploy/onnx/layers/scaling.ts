import type { LayerTranslation } from '../graph/LayerTranslation';

/** `kd.layers.unitLength`: x / sqrt(sum of squares + 1e-12), times e^logScale where it is learnt. */
export const unitLength: LayerTranslation = (graph, { weights: [logScale], inputs: [x] }) => {
  const rows = graph.rows(x);
  const squares = graph.node('ReduceSum', [graph.node('Mul', [rows, rows]), graph.integers([-1])], { keepdims: 1 });
  const length = graph.node('Sqrt', [graph.node('Add', [squares, graph.floats([1e-12], [])])]);
  const unit = graph.node('Div', [rows, length]);
  return { rows: logScale ? graph.node('Mul', [unit, graph.floats([Math.exp(logScale.values[0])], [])]) : unit };
};

/** `kd.layers.targetUnits`: x deviation + mean. */
export const targetUnits: LayerTranslation = (graph, { config, inputs: [x] }) => {
  const { means, deviations } = config as { means: number[]; deviations: number[] };
  return { rows: graph.node('Add', [graph.node('Mul', [graph.rows(x), graph.floats(deviations)]), graph.floats(means)]) };
};
