import type { LayerTranslation } from '../graph/LayerTranslation';

/** Zeros around pictures. */
export const zeroPadding: LayerTranslation = (graph, { config, inputs: [x] }) => {
  const { padding, dataFormat } = config as { padding: [[number, number], [number, number]]; dataFormat?: string };
  if (dataFormat === 'channelsFirst') return null;
  const [[top, bottom], [left, right]] = padding;
  const pads = graph.integers([0, 0, top, left, 0, 0, bottom, right]);
  return { channelsFirst: graph.node('Pad', [graph.channelsFirst(x), pads]) };
};
