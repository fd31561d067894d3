import type { LayerTranslation } from '../graph/LayerTranslation';

interface Settings {
  axis?: number | number[];
  scale?: boolean;
  center?: boolean;
  epsilon: number;
}

/** With the mean and variance that it keeps. In tfjs' order: gamma if it scales, beta if it centres, then mean and variance. */
export const batchNormalization: LayerTranslation = (graph, { config, weights, inputs: [x], shape }) => {
  const { axis, scale, center, epsilon } = config as unknown as Settings;
  if (!isLast(axis, shape.length)) return null;
  const [mean, variance] = weights.slice(-2);
  const gamma = scale ? weights[0].values : mean.values.map(() => 1);
  const beta = center ? weights[scale ? 1 : 0].values : mean.values.map(() => 0);
  const numbers = [gamma, beta, mean.values, variance.values].map((values) => graph.floats(values));
  const normalize = (name: string) => graph.node('BatchNormalization', [name, ...numbers], { epsilon: { float: epsilon } });
  return shape.length === 2 ? { rows: normalize(graph.rows(x)) } : { channelsFirst: normalize(graph.channelsFirst(x)) };
};

/** Over the last axis: that of tfjs, and `kd.layers.tokenNormalization`. */
export const layerNormalization: LayerTranslation = (graph, { config, weights, inputs: [x], shape }) => {
  const { axis = -1, scale = true, center = true, epsilon } = config as unknown as Settings;
  if (!isLast(axis, shape.length)) return null;
  const width = shape.at(-1) as number;
  const gamma = scale ? weights[0].values : new Float32Array(width).fill(1);
  const beta = center ? weights[scale ? 1 : 0].values : new Float32Array(width);
  const numbers = [gamma, beta].map((values) => graph.floats(values));
  const how = { axis: -1, epsilon: { float: epsilon } };
  return { rows: graph.node('LayerNormalization', [graph.rows(x), ...numbers], how) };
};

function isLast(axis: Settings['axis'], rank: number): boolean {
  const [only, ...more] = Array.isArray(axis) ? axis : [axis];
  return more.length === 0 && (only === -1 || only === rank - 1);
}
