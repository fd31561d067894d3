import { applyPointwise } from '../graph/applyPointwise';
import type { LayerTranslation } from '../graph/LayerTranslation';
import { applySlice } from './applySlice';

/** `kd.layers.channels` */
export const channels: LayerTranslation = (graph, { config, inputs, shape }) => {
  const { from } = config as { from: number };
  return applyPointwise(graph, inputs, ([x], axis) => applySlice(graph, x, axis, from, from + (shape.at(-1) as number)));
};

/** `kd.layers.channelShuffle`: channels as a table of groups, turned over. */
export const channelShuffle: LayerTranslation = (graph, { config, inputs, shape }) => {
  const groups = config.groups as number;
  const [count, places] = [shape.at(-1) as number, shape.slice(1, -1) as number[]];
  return applyPointwise(graph, inputs, ([x], axis) => {
    const sizes = axis === 1 ? [-1, groups, count / groups, places.reduce((a, b) => a * b, 1)] : [-1, groups, count / groups];
    const table = graph.node('Reshape', [x, graph.integers(sizes)]);
    const turned = graph.node('Transpose', [table], { perm: axis === 1 ? [0, 2, 1, 3] : [0, 2, 1] });
    return graph.node('Reshape', [turned, graph.integers(axis === 1 ? [-1, count, ...places] : [-1, ...places, count])]);
  });
};

/** `kd.layers.centralSlices`: slices of a volume as channels. */
export const centralSlices: LayerTranslation = (graph, { config, inputs: [x], inputShapes: [given], shape }) => {
  const { count, spacing } = config as { count: number; spacing: number };
  const first = Math.floor((given[1] as number) / 2) - ((count - 1) / 2) * spacing;
  const places = graph.integers(Array.from({ length: count }, (_, i) => first + i * spacing));
  // [batch, count, height, width, channels], then the slices beside the channels.
  const slices = graph.node('Gather', [graph.rows(x), places], { axis: 1 });
  const beside = graph.node('Transpose', [slices], { perm: [0, 2, 3, 1, 4] });
  return { rows: graph.node('Reshape', [beside, graph.integers([-1, ...(shape.slice(1) as number[])])]) };
};
