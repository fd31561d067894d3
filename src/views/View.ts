// Made from the list in kindRenderers.ts by `node scripts/generateViewFiles.mjs`; do not edit.
import type { AccuracyMatrixView } from './types/AccuracyMatrixView';
import type { AlignmentMapView } from './types/AlignmentMapView';
import type { ClaimsView } from './types/ClaimsView';
import type { ComparisonView } from './types/ComparisonView';
import type { ConfusionView } from './types/ConfusionView';
import type { FederationView } from './types/FederationView';
import type { FindingsView } from './types/FindingsView';
import type { LabelSweepView } from './types/LabelSweepView';
import type { LatencyView } from './types/LatencyView';
import type { LossCurvesView } from './types/LossCurvesView';
import type { ParetoFrontView } from './types/ParetoFrontView';
import type { ReliabilityView } from './types/ReliabilityView';
import type { RocPrView } from './types/RocPrView';
import type { RunView } from './types/RunView';
import type { ScoresView } from './types/ScoresView';
import type { SoftLabelsView } from './types/SoftLabelsView';
import type { SweepView } from './types/SweepView';
import type { SyntheticDataView } from './types/SyntheticDataView';
import type { TaskWeightsView } from './types/TaskWeightsView';
import type { TradeOffView } from './types/TradeOffView';

export type * from './types/AccuracyMatrixView';
export type * from './types/AlignmentMapView';
export type * from './types/ClaimsView';
export type * from './types/ComparisonView';
export type * from './types/ConfusionView';
export type * from './types/FederationView';
export type * from './types/FindingsView';
export type * from './types/LabelSweepView';
export type * from './types/LatencyView';
export type * from './types/LossCurvesView';
export type * from './types/ParetoFrontView';
export type * from './types/ReliabilityView';
export type * from './types/RocPrView';
export type * from './types/RunView';
export type * from './types/ScoresView';
export type * from './types/SoftLabelsView';
export type * from './types/SweepView';
export type * from './types/SyntheticDataView';
export type * from './types/TaskWeightsView';
export type * from './types/TradeOffView';

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
  | SweepView
  | TaskWeightsView
  | TradeOffView
  | AccuracyMatrixView
  | ParetoFrontView
  | FederationView;
