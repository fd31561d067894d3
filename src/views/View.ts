// Made from the list in kinds.ts by `node scripts/views.mjs`; do not edit.
import type { AlignmentMapView } from './alignmentMap/View';
import type { ClaimsView } from './claims/View';
import type { ComparisonView } from './comparison/View';
import type { ConfusionView } from './confusion/View';
import type { FindingsView } from './findings/View';
import type { LabelSweepView } from './labelSweep/View';
import type { LatencyView } from './latency/View';
import type { LossCurvesView } from './lossCurves/View';
import type { ReliabilityView } from './reliability/View';
import type { RocPrView } from './rocPr/View';
import type { RunView } from './run/View';
import type { ScoresView } from './scores/View';
import type { SoftLabelsView } from './softLabels/View';
import type { SweepView } from './sweep/View';
import type { SyntheticDataView } from './syntheticData/View';

export type * from './alignmentMap/View';
export type * from './claims/View';
export type * from './comparison/View';
export type * from './confusion/View';
export type * from './findings/View';
export type * from './labelSweep/View';
export type * from './latency/View';
export type * from './lossCurves/View';
export type * from './reliability/View';
export type * from './rocPr/View';
export type * from './run/View';
export type * from './scores/View';
export type * from './softLabels/View';
export type * from './sweep/View';
export type * from './syntheticData/View';

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
