import { alignmentMapKind } from './alignmentMap/kind';
import { claimsKind } from './claims/kind';
import { comparisonKind } from './comparison/kind';
import { confusionKind } from './confusion/kind';
import { findingsKind } from './findings/kind';
import type { Kind } from './kind/Kind';
import { labelSweepKind } from './labelSweep/kind';
import { latencyKind } from './latency/kind';
import { lossCurvesKind } from './lossCurves/kind';
import { reliabilityKind } from './reliability/kind';
import { rocPrKind } from './rocPr/kind';
import { runKind } from './run/kind';
import { scoresKind } from './scores/kind';
import { softLabelsKind } from './softLabels/kind';
import { sweepKind } from './sweep/kind';
import { syntheticDataKind } from './syntheticData/kind';
import type { View } from './View';

/** Every kind of view. HTML, text and picture are folds over it. `node scripts/views.mjs` makes View.ts and all other code about every kind. */
export const kinds: { [K in View['kind']]: Kind<Extract<View, { kind: K }>> } = {
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
export function kindOf<V extends View>(view: V): Kind<V> {
  return kinds[view.kind] as unknown as Kind<V>;
}
