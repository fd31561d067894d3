import type { View } from '../../../src/views/View';
import type { Section } from '../section/Section';
import { alignmentMapSection } from './alignmentMap/alignmentMapSection';
import { alignmentMapFits } from './alignmentMap/fits';
import { claimsSection } from './claims/claimsSection';
import { comparisonSection } from './comparison/comparisonSection';
import { comparisonFits } from './comparison/fits';
import { confusionSection } from './confusion/confusionSection';
import { confusionFits } from './confusion/fits';
import { findingsSection } from './findings/findingsSection';
import { labelSweepFits } from './labelSweep/fits';
import { labelSweepSection } from './labelSweep/labelSweepSection';
import { latencySection } from './latency/latencySection';
import { lossCurvesFits } from './lossCurves/fits';
import { lossCurvesSection } from './lossCurves/lossCurvesSection';
import { reliabilitySection } from './reliability/reliabilitySection';
import { rocPrFits } from './rocPr/fits';
import { rocPrSection } from './rocPr/rocPrSection';
import { runFits } from './run/fits';
import { runSection } from './run/runSection';
import { scoresSection } from './scores/scoresSection';
import { softLabelsFits } from './softLabels/fits';
import { softLabelsSection } from './softLabels/softLabelsSection';
import { syntheticDataFits } from './syntheticData/fits';
import { sweepFits } from './sweep/fits';
import { sweepSection } from './sweep/sweepSection';
import { syntheticDataSection } from './syntheticData/syntheticDataSection';

/** What the extension knows of one kind of view, beside its type, from which the checks of single fields are made. */
export interface DrawnKind<V> {
  /** What draws views of this kind. It is only ever updated with views of the same kind. */
  section(): Section<V>;
  /** Says what does not go together in a view whose fields are all as they should be: lists of unequal length. Null where nothing can. */
  fits: ((view: V, at: string) => string | null) | null;
}

/** Every kind of view. */
export const kinds: { [K in View['kind']]: DrawnKind<Extract<View, { kind: K }>> } = {
  run: { section: runSection, fits: runFits },
  lossCurves: { section: lossCurvesSection, fits: lossCurvesFits },
  softLabels: { section: softLabelsSection, fits: softLabelsFits },
  scores: { section: scoresSection, fits: null },
  comparison: { section: comparisonSection, fits: comparisonFits },
  claims: { section: claimsSection, fits: null },
  latency: { section: latencySection, fits: null },
  findings: { section: findingsSection, fits: null },
  alignmentMap: { section: alignmentMapSection, fits: alignmentMapFits },
  reliability: { section: reliabilitySection, fits: null },
  rocPr: { section: rocPrSection, fits: rocPrFits },
  confusion: { section: confusionSection, fits: confusionFits },
  syntheticData: { section: syntheticDataSection, fits: syntheticDataFits },
  labelSweep: { section: labelSweepSection, fits: labelSweepFits },
  sweep: { section: sweepSection, fits: sweepFits }
};

/** What the extension knows of the view's kind. */
export function kindOf<V extends View>(view: V): DrawnKind<V> {
  return kinds[view.kind] as unknown as DrawnKind<V>;
}
