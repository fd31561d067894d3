import type { View } from '../../../src/views/View';
import { alignmentMapSection } from './alignmentMap/alignmentMapSection';
import { claimsSection } from './claims/claimsSection';
import { comparisonSection } from './comparison/comparisonSection';
import { confusionSection } from './confusion/confusionSection';
import { findingsSection } from './findings/findingsSection';
import { labelSweepSection } from './labelSweep/labelSweepSection';
import { latencySection } from './latency/latencySection';
import { lossCurvesSection } from './lossCurves/lossCurvesSection';
import { reliabilitySection } from './reliability/reliabilitySection';
import { rocPrSection } from './rocPr/rocPrSection';
import { runSection } from './run/runSection';
import { scoresSection } from './scores/scoresSection';
import type { Section } from '../section/Section';
import { softLabelsSection } from './softLabels/softLabelsSection';
import { syntheticDataSection } from './syntheticData/syntheticDataSection';

/** The section that draws views of this kind; it is only ever updated with views of the same kind. */
export function sectionFor(view: View): Section<View> {
  switch (view.kind) {
    case 'run':
      return runSection() as Section<View>;
    case 'lossCurves':
      return lossCurvesSection() as Section<View>;
    case 'softLabels':
      return softLabelsSection() as Section<View>;
    case 'scores':
      return scoresSection() as Section<View>;
    case 'comparison':
      return comparisonSection() as Section<View>;
    case 'claims':
      return claimsSection() as Section<View>;
    case 'latency':
      return latencySection() as Section<View>;
    case 'findings':
      return findingsSection() as Section<View>;
    case 'alignmentMap':
      return alignmentMapSection() as Section<View>;
    case 'reliability':
      return reliabilitySection() as Section<View>;
    case 'rocPr':
      return rocPrSection() as Section<View>;
    case 'confusion':
      return confusionSection() as Section<View>;
    case 'syntheticData':
      return syntheticDataSection() as Section<View>;
    case 'labelSweep':
      return labelSweepSection() as Section<View>;
  }
}
