import type { LayerTranslation } from '../graph/LayerTranslation';
import { applyActivation } from './applyActivation';
import { applyAffine } from './applyAffine';

/** x kernel + bias over the last axis. */
export const dense: LayerTranslation = (graph, { config, weights: [kernel, bias], inputs: [x], shape }) => {
  const rows = applyActivation(
    graph,
    config.activation as string,
    applyAffine(graph, graph.rows(x), kernel, bias),
    shape.length - 1
  );
  return rows === null ? null : { rows };
};
