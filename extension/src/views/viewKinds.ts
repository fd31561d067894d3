import type { View } from '../../../src/views/View';
import type { Section } from '../section/Section';
import { alignmentMapSection } from './alignmentMap/alignmentMapSection';
import { alignmentMapCheck } from './alignmentMap/alignmentMapCheck';
import { claimsSection } from './claims/claimsSection';
import { comparisonSection } from './comparison/comparisonSection';
import { comparisonCheck } from './comparison/comparisonCheck';
import { confusionSection } from './confusion/confusionSection';
import { confusionCheck } from './confusion/confusionCheck';
import { findingsSection } from './findings/findingsSection';
import { labelSweepCheck } from './labelSweep/labelSweepCheck';
import { labelSweepSection } from './labelSweep/labelSweepSection';
import { latencySection } from './latency/latencySection';
import { lossCurvesCheck } from './lossCurves/lossCurvesCheck';
import { lossCurvesSection } from './lossCurves/lossCurvesSection';
import { reliabilitySection } from './reliability/reliabilitySection';
import { rocPrCheck } from './rocPr/rocPrCheck';
import { rocPrSection } from './rocPr/rocPrSection';
import { runCheck } from './run/runCheck';
import { runSection } from './run/runSection';
import { scoresSection } from './scores/scoresSection';
import { softLabelsCheck } from './softLabels/softLabelsCheck';
import { softLabelsSection } from './softLabels/softLabelsSection';
import { syntheticDataCheck } from './syntheticData/syntheticDataCheck';
import { sweepCheck } from './sweep/sweepCheck';
import { sweepSection } from './sweep/sweepSection';
import { syntheticDataSection } from './syntheticData/syntheticDataSection';

/** What the extension knows of one kind of view, beside its type, from which the checks of single fields are made. */
export interface DrawnKind<V> {
  /** What draws views of this kind. It is only ever updated with views of the same kind. */
  section(): Section<V>;
  /** Says what does not go together in a view whose fields are all as they should be: lists of unequal length. Null where nothing can. */
  check: ((view: V, at: string) => string | null) | null;
}

/** Every kind of view. */
export const viewKinds: { [K in View['kind']]: DrawnKind<Extract<View, { kind: K }>> } = {
  run: { section: runSection, check: runCheck },
  lossCurves: { section: lossCurvesSection, check: lossCurvesCheck },
  softLabels: { section: softLabelsSection, check: softLabelsCheck },
  scores: { section: scoresSection, check: null },
  comparison: { section: comparisonSection, check: comparisonCheck },
  claims: { section: claimsSection, check: null },
  latency: { section: latencySection, check: null },
  findings: { section: findingsSection, check: null },
  alignmentMap: { section: alignmentMapSection, check: alignmentMapCheck },
  reliability: { section: reliabilitySection, check: null },
  rocPr: { section: rocPrSection, check: rocPrCheck },
  confusion: { section: confusionSection, check: confusionCheck },
  syntheticData: { section: syntheticDataSection, check: syntheticDataCheck },
  labelSweep: { section: labelSweepSection, check: labelSweepCheck },
  sweep: { section: sweepSection, check: sweepCheck }
};

/** What the extension knows of the view's kind. */
export function kindOf<V extends View>(view: V): DrawnKind<V> {
  return viewKinds[view.kind] as unknown as DrawnKind<V>;
}
