import { applyPointwise } from '../graph/applyPointwise';
import type { LayerCall, LayerTranslation } from '../graph/LayerTranslation';
import type { OnnxGraph, OnnxLayout } from '../graph/OnnxGraph';
import { applyActivation } from './applyActivation';

export const activation: LayerTranslation = (graph, call) => activated(graph, call, call.config.activation as string);

export const relu: LayerTranslation = (graph, call) => {
  const { maxValue } = call.config as { maxValue?: number | null };
  if (maxValue == null) return activated(graph, call, 'relu');
  return applyPointwise(graph, call.inputs, ([x]) =>
    graph.node('Clip', [x, graph.floats([0], []), graph.floats([maxValue], [])])
  );
};

export const leakyRelu: LayerTranslation = (graph, { config, inputs }) =>
  applyPointwise(graph, inputs, ([x]) => graph.node('LeakyRelu', [x], { alpha: { float: config.alpha as number } }));

export const elu: LayerTranslation = (graph, { config, inputs }) =>
  applyPointwise(graph, inputs, ([x]) => graph.node('Elu', [x], { alpha: { float: (config.alpha as number) ?? 1 } }));

export const thresholdedRelu: LayerTranslation = (graph, { config, inputs }) =>
  applyPointwise(graph, inputs, ([x]) => graph.node('ThresholdedRelu', [x], { alpha: { float: config.theta as number } }));

/** Over the last axis, as it is by default. */
export const softmax: LayerTranslation = (graph, call) => {
  const { axis = -1 } = call.config as { axis?: number };
  return axis === -1 || axis === call.shape.length - 1 ? activated(graph, call, 'softmax') : null;
};

/** What a layer gives, after its own activation; null for one that is not known. */
export function activated(
  graph: OnnxGraph,
  { inputs, shape }: Pick<LayerCall, 'inputs' | 'shape'>,
  name: string
): OnnxLayout | null {
  let known = true;
  const layout = applyPointwise(
    graph,
    inputs.map((value) => ({ ...value, rank: shape.length })),
    ([x], channels) => {
      const result = applyActivation(graph, name, x, channels);
      known = result !== null;
      return result ?? x;
    }
  );
  return known ? layout : null;
}
