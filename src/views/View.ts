// Made from the list in kinds.ts by `node scripts/generateViewFiles.mjs`; do not edit.
import type { AlignmentMapView } from './alignmentMap/alignmentMapViewData';
import type { ClaimsView } from './claims/claimsViewData';
import type { ComparisonView } from './comparison/comparisonViewData';
import type { ConfusionView } from './confusion/confusionViewData';
import type { FindingsView } from './findings/findingsViewData';
import type { LabelSweepView } from './labelSweep/labelSweepViewData';
import type { LatencyView } from './latency/latencyViewData';
import type { LossCurvesView } from './lossCurves/lossCurvesViewData';
import type { ReliabilityView } from './reliability/reliabilityViewData';
import type { RocPrView } from './rocPr/rocPrViewData';
import type { RunView } from './run/runViewData';
import type { ScoresView } from './scores/scoresViewData';
import type { SoftLabelsView } from './softLabels/softLabelsViewData';
import type { SweepView } from './sweep/sweepViewData';
import type { SyntheticDataView } from './syntheticData/syntheticDataViewData';

export type * from './alignmentMap/alignmentMapViewData';
export type * from './claims/claimsViewData';
export type * from './comparison/comparisonViewData';
export type * from './confusion/confusionViewData';
export type * from './findings/findingsViewData';
export type * from './labelSweep/labelSweepViewData';
export type * from './latency/latencyViewData';
export type * from './lossCurves/lossCurvesViewData';
export type * from './reliability/reliabilityViewData';
export type * from './rocPr/rocPrViewData';
export type * from './run/runViewData';
export type * from './scores/scoresViewData';
export type * from './softLabels/softLabelsViewData';
export type * from './sweep/sweepViewData';
export type * from './syntheticData/syntheticDataViewData';

/** What a picture is made from: plain data computed from a run record, never a drawing. `kind` says which. */
export type View =
  | RunView
  | LossCurvesView
  | SoftLabelsView
  | ScoresView
  | ComparisonView
  | ClaimsView
  | LatencyView
  | FindingsView
  | AlignmentMapView
  | ReliabilityView
  | RocPrView
  | ConfusionView
  | SyntheticDataView
  | LabelSweepView
  | SweepView;
