import { alignmentMapRendering } from './alignmentMap/alignmentMapRendering';
import { claimsRendering } from './claims/claimsRendering';
import { comparisonRendering } from './comparison/comparisonRendering';
import { confusionRendering } from './confusion/confusionRendering';
import { findingsRendering } from './findings/findingsRendering';
import type { ViewRendering } from './rendering/ViewRendering';
import { labelSweepRendering } from './labelSweep/labelSweepRendering';
import { latencyRendering } from './latency/latencyRendering';
import { lossCurvesRendering } from './lossCurves/lossCurvesRendering';
import { reliabilityRendering } from './reliability/reliabilityRendering';
import { rocPrRendering } from './rocPr/rocPrRendering';
import { runRendering } from './run/runRendering';
import { scoresRendering } from './scores/scoresRendering';
import { softLabelsRendering } from './softLabels/softLabelsRendering';
import { sweepRendering } from './sweep/sweepRendering';
import { syntheticDataRendering } from './syntheticData/syntheticDataRendering';
import type { View } from './View';

/** Every kind of view. HTML, text and picture are folds over it. `node scripts/generateViewFiles.mjs` makes View.ts and all other code about every kind. */
export const renderings: { [K in View['kind']]: ViewRendering<Extract<View, { kind: K }>> } = {
  run: runRendering,
  lossCurves: lossCurvesRendering,
  softLabels: softLabelsRendering,
  scores: scoresRendering,
  comparison: comparisonRendering,
  claims: claimsRendering,
  latency: latencyRendering,
  findings: findingsRendering,
  alignmentMap: alignmentMapRendering,
  reliability: reliabilityRendering,
  rocPr: rocPrRendering,
  confusion: confusionRendering,
  syntheticData: syntheticDataRendering,
  labelSweep: labelSweepRendering,
  sweep: sweepRendering
};

/** The entry of the view's kind. */
export function renderingOf<V extends View>(view: V): ViewRendering<V> {
  return renderings[view.kind] as unknown as ViewRendering<V>;
}
