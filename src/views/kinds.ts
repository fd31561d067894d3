import { alignmentMapKind } from './alignmentMap/alignmentMapKind';
import { claimsKind } from './claims/claimsKind';
import { comparisonKind } from './comparison/comparisonKind';
import { confusionKind } from './confusion/confusionKind';
import { findingsKind } from './findings/findingsKind';
import type { ViewKind } from './kind/ViewKind';
import { labelSweepKind } from './labelSweep/labelSweepKind';
import { latencyKind } from './latency/latencyKind';
import { lossCurvesKind } from './lossCurves/lossCurvesKind';
import { reliabilityKind } from './reliability/reliabilityKind';
import { rocPrKind } from './rocPr/rocPrKind';
import { runKind } from './run/runKind';
import { scoresKind } from './scores/scoresKind';
import { softLabelsKind } from './softLabels/softLabelsKind';
import { sweepKind } from './sweep/sweepKind';
import { syntheticDataKind } from './syntheticData/syntheticDataKind';
import type { View } from './View';

/** Every kind of view. HTML, text and picture are folds over it. `node scripts/views.mjs` makes View.ts and all other code about every kind. */
export const kinds: { [K in View['kind']]: ViewKind<Extract<View, { kind: K }>> } = {
  run: runKind,
  lossCurves: lossCurvesKind,
  softLabels: softLabelsKind,
  scores: scoresKind,
  comparison: comparisonKind,
  claims: claimsKind,
  latency: latencyKind,
  findings: findingsKind,
  alignmentMap: alignmentMapKind,
  reliability: reliabilityKind,
  rocPr: rocPrKind,
  confusion: confusionKind,
  syntheticData: syntheticDataKind,
  labelSweep: labelSweepKind,
  sweep: sweepKind
};

/** The entry of the view's kind. */
export function kindOf<V extends View>(view: V): ViewKind<V> {
  return kinds[view.kind] as unknown as ViewKind<V>;
}
