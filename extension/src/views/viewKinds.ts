import type { View } from '../../../src/views/View';
import type { Section } from '../section/Section';
import { createAccuracyMatrixSection } from './accuracyMatrix/createAccuracyMatrixSection';
import { findAccuracyMatrixProblem } from './accuracyMatrix/findAccuracyMatrixProblem';
import { createAlignmentMapSection } from './alignmentMap/createAlignmentMapSection';
import { findAlignmentMapProblem } from './alignmentMap/findAlignmentMapProblem';
import { createClaimsSection } from './claims/createClaimsSection';
import { createComparisonSection } from './comparison/createComparisonSection';
import { findComparisonProblem } from './comparison/findComparisonProblem';
import { createConfusionSection } from './confusion/createConfusionSection';
import { findConfusionProblem } from './confusion/findConfusionProblem';
import { createFederationSection } from './federation/createFederationSection';
import { findFederationProblem } from './federation/findFederationProblem';
import { createFindingsSection } from './findings/createFindingsSection';
import { findLabelSweepProblem } from './labelSweep/findLabelSweepProblem';
import { createLabelSweepSection } from './labelSweep/createLabelSweepSection';
import { createLatencySection } from './latency/createLatencySection';
import { findLossCurvesProblem } from './lossCurves/findLossCurvesProblem';
import { createLossCurvesSection } from './lossCurves/createLossCurvesSection';
import { createParetoFrontSection } from './paretoFront/createParetoFrontSection';
import { findParetoFrontProblem } from './paretoFront/findParetoFrontProblem';
import { createReliabilitySection } from './reliability/createReliabilitySection';
import { findRocPrProblem } from './rocPr/findRocPrProblem';
import { createRocPrSection } from './rocPr/createRocPrSection';
import { findRunProblem } from './run/findRunProblem';
import { createRunSection } from './run/createRunSection';
import { createScoresSection } from './scores/createScoresSection';
import { findSoftLabelsProblem } from './softLabels/findSoftLabelsProblem';
import { createSoftLabelsSection } from './softLabels/createSoftLabelsSection';
import { findSyntheticDataProblem } from './syntheticData/findSyntheticDataProblem';
import { findSweepProblem } from './sweep/findSweepProblem';
import { createSweepSection } from './sweep/createSweepSection';
import { createTaskWeightsSection } from './taskWeights/createTaskWeightsSection';
import { findTaskWeightsProblem } from './taskWeights/findTaskWeightsProblem';
import { createSyntheticDataSection } from './syntheticData/createSyntheticDataSection';
import { createTradeOffSection } from './tradeOff/createTradeOffSection';

/** What the extension knows of one kind of view, beside its type, from which the checks of single fields are made. */
export interface DrawnKind<V> {
  /** What draws views of this kind. It is only ever updated with views of the same kind. */
  section(): Section<V>;
  /** Says what does not go together in a view whose fields are all as they should be: lists of unequal length. Null where nothing can. */
  check: ((view: V, at: string) => string | null) | null;
}

/** Every kind of view. */
export const viewKinds: { [K in View['kind']]: DrawnKind<Extract<View, { kind: K }>> } = {
  run: { section: createRunSection, check: findRunProblem },
  lossCurves: { section: createLossCurvesSection, check: findLossCurvesProblem },
  softLabels: { section: createSoftLabelsSection, check: findSoftLabelsProblem },
  scores: { section: createScoresSection, check: null },
  comparison: { section: createComparisonSection, check: findComparisonProblem },
  claims: { section: createClaimsSection, check: null },
  latency: { section: createLatencySection, check: null },
  findings: { section: createFindingsSection, check: null },
  alignmentMap: { section: createAlignmentMapSection, check: findAlignmentMapProblem },
  reliability: { section: createReliabilitySection, check: null },
  rocPr: { section: createRocPrSection, check: findRocPrProblem },
  confusion: { section: createConfusionSection, check: findConfusionProblem },
  syntheticData: { section: createSyntheticDataSection, check: findSyntheticDataProblem },
  labelSweep: { section: createLabelSweepSection, check: findLabelSweepProblem },
  sweep: { section: createSweepSection, check: findSweepProblem },
  taskWeights: { section: createTaskWeightsSection, check: findTaskWeightsProblem },
  tradeOff: { section: createTradeOffSection, check: null },
  accuracyMatrix: { section: createAccuracyMatrixSection, check: findAccuracyMatrixProblem },
  paretoFront: { section: createParetoFrontSection, check: findParetoFrontProblem },
  federation: { section: createFederationSection, check: findFederationProblem }
};

/** What the extension knows of the view's kind. */
export function kindOf<V extends View>(view: V): DrawnKind<V> {
  return viewKinds[view.kind] as unknown as DrawnKind<V>;
}
