import type { LayerTranslation } from '../graph/LayerTranslation';

/** Layers that act during training only give what they get. */
export const trainingOnlyLayer: LayerTranslation = (_, { inputs: [{ rows, channelsFirst }] }) =>
  channelsFirst === undefined ? { rows: rows! } : { channelsFirst };
