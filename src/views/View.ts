// Made from the list in kinds.ts by `node scripts/views.mjs`; do not edit.
import type { AlignmentMapView } from './alignmentMap/alignmentMapViewType';
import type { ClaimsView } from './claims/claimsViewType';
import type { ComparisonView } from './comparison/comparisonViewType';
import type { ConfusionView } from './confusion/confusionViewType';
import type { FindingsView } from './findings/findingsViewType';
import type { LabelSweepView } from './labelSweep/labelSweepViewType';
import type { LatencyView } from './latency/latencyViewType';
import type { LossCurvesView } from './lossCurves/lossCurvesViewType';
import type { ReliabilityView } from './reliability/reliabilityViewType';
import type { RocPrView } from './rocPr/rocPrViewType';
import type { RunView } from './run/runViewType';
import type { ScoresView } from './scores/scoresViewType';
import type { SoftLabelsView } from './softLabels/softLabelsViewType';
import type { SweepView } from './sweep/sweepViewType';
import type { SyntheticDataView } from './syntheticData/syntheticDataViewType';

export type * from './alignmentMap/alignmentMapViewType';
export type * from './claims/claimsViewType';
export type * from './comparison/comparisonViewType';
export type * from './confusion/confusionViewType';
export type * from './findings/findingsViewType';
export type * from './labelSweep/labelSweepViewType';
export type * from './latency/latencyViewType';
export type * from './lossCurves/lossCurvesViewType';
export type * from './reliability/reliabilityViewType';
export type * from './rocPr/rocPrViewType';
export type * from './run/runViewType';
export type * from './scores/scoresViewType';
export type * from './softLabels/softLabelsViewType';
export type * from './sweep/sweepViewType';
export type * from './syntheticData/syntheticDataViewType';

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
