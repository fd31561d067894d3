import { accuracyMatrixRenderer } from './accuracyMatrix/accuracyMatrixRenderer';
import { alignmentMapRenderer } from './alignmentMap/alignmentMapRenderer';
import { claimsRenderer } from './claims/claimsRenderer';
import { comparisonRenderer } from './comparison/comparisonRenderer';
import { confusionRenderer } from './confusion/confusionRenderer';
import { federationRenderer } from './federation/federationRenderer';
import { findingsRenderer } from './findings/findingsRenderer';
import type { KindRenderer } from './rendering/KindRenderer';
import { labelSweepRenderer } from './labelSweep/labelSweepRenderer';
import { latencyRenderer } from './latency/latencyRenderer';
import { lossCurvesRenderer } from './lossCurves/lossCurvesRenderer';
import { paretoFrontRenderer } from './paretoFront/paretoFrontRenderer';
import { reliabilityRenderer } from './reliability/reliabilityRenderer';
import { rocPrRenderer } from './rocPr/rocPrRenderer';
import { runRenderer } from './run/runRenderer';
import { scoresRenderer } from './scores/scoresRenderer';
import { softLabelsRenderer } from './softLabels/softLabelsRenderer';
import { sweepRenderer } from './sweep/sweepRenderer';
import { syntheticDataRenderer } from './syntheticData/syntheticDataRenderer';
import { taskWeightsRenderer } from './taskWeights/taskWeightsRenderer';
import { tradeOffRenderer } from './tradeOff/tradeOffRenderer';
import type { View } from './View';

/** Every kind of view. HTML, text and picture are folds over it. `node scripts/generateViewFiles.mjs` makes View.ts and all other code about every kind. */
export const kindRenderers: { [K in View['kind']]: KindRenderer<Extract<View, { kind: K }>> } = {
  run: runRenderer,
  lossCurves: lossCurvesRenderer,
  softLabels: softLabelsRenderer,
  scores: scoresRenderer,
  comparison: comparisonRenderer,
  claims: claimsRenderer,
  latency: latencyRenderer,
  findings: findingsRenderer,
  alignmentMap: alignmentMapRenderer,
  reliability: reliabilityRenderer,
  rocPr: rocPrRenderer,
  confusion: confusionRenderer,
  syntheticData: syntheticDataRenderer,
  labelSweep: labelSweepRenderer,
  sweep: sweepRenderer,
  taskWeights: taskWeightsRenderer,
  tradeOff: tradeOffRenderer,
  accuracyMatrix: accuracyMatrixRenderer,
  paretoFront: paretoFrontRenderer,
  federation: federationRenderer
};

/** The entry of the view's kind. */
export function rendererOf<V extends View>(view: V): KindRenderer<V> {
  return kindRenderers[view.kind] as unknown as KindRenderer<V>;
}
