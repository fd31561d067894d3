import type { LayerAlignment, AlignmentAt } from '../record/LayerAlignment';
import type { Comparison } from '../record/Comparison';
import type { LabelSweep } from '../record/LabelSweep';
import type { Reliability } from '../record/Reliability';
import type { RocPr } from '../record/RocPr';
import type { Role } from '../record/Role';
import type { Finding, RunStatus, Scores, SoftLabelExample, SoftLabelSummary } from '../record/RunRecord';
import type { SyntheticReport } from '../record/SyntheticReport';
import type { Claim } from './claims/Claim';
import type { LatencyRow } from './latency/LatencyRow';

export type { Claim, LatencyRow };

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
  | LabelSweepView;

/** Every view can be read without being seen. */
interface Readable {
  /** Of the kind's format; 1 where it is left out. What draws an older one says so and shows the picture and the text beside it. */
  version?: 1;
  title: string;
  /** One sentence that reads the result out: the caption, the alternative text and the plain-text form. */
  says: string;
}

/** A whole run: what is shown for a record as a cell's last value, and while it trains. */
export interface RunView extends Readable {
  kind: 'run';
  id: string;
  /** When it began, in UTC; with `id` it names the run. Absent in views of older versions. */
  started?: string;
  status: RunStatus;
  error?: string;
  /** 0 to 1, epochs done of epochs asked for; the baseline's count too when there is one. */
  progress: number;
  scores: ScoresView;
  lossCurves: LossCurvesView;
  softLabels?: SoftLabelsView;
  /** The student against baseline and teacher on the shown rows. */
  comparison?: ComparisonView;
  /** The layers of teacher and student before training and after. */
  alignment?: AlignmentMapView;
  /** The synthetic rows that the student learnt from, of each transfer set that has some. */
  synthetic?: SyntheticDataView[];
  findings: Finding[];
  /** Name and value pairs: seed, epochs, optimizer, terms, data, device, versions. */
  setup: [name: string, value: string][];
}

export interface LossCurvesView extends Readable {
  kind: 'lossCurves';
  curves: Curve[];
  /** Epoch that was kept, and the last one. Null before the first epoch's end. */
  best: { epoch: number; series: string; value: number } | null;
  last: { epoch: number } | null;
  /** The parts that training had, in order; absent where it had one. */
  stages?: CurveStage[];
  /** Where settings were changed by hand while it trained; absent where none was. */
  changes?: CurveChange[];
  /** Steps that an epoch has, and when epochs ended (seconds of training, pauses left out): for other axes than epochs. */
  stepsAnEpoch?: number;
  clock?: { epoch: number[]; seconds: number[] };
}

export interface CurveChange {
  /** Epochs done when it begins to hold. */
  epoch: number;
  /** "temperature of "soft" 4 to 2". */
  text: string;
}

/** A part of training with loss terms of its own. */
export interface CurveStage {
  name: string;
  /** Epochs done when it begins and when it ends: 0 and 3 of the first three. */
  from: number;
  to: number;
}

export interface Curve {
  /** The history column: "train/soft". */
  series: string;
  /** Whose, by the name that the model has in the run: "student", "baseline", "peer 2". */
  of: string;
  /** What that model is there for; absent where its name says it. */
  role?: Role;
  /** True of the model that the run is for, where that is no student. */
  isLead?: boolean;
  /** What it measures, which says the axis that it belongs to. */
  axis: 'loss' | 'share' | 'setting';
  split: 'train' | 'validation' | null;
  epoch: number[];
  value: (number | null)[];
}

export interface SoftLabelsView extends Readable {
  kind: 'softLabels';
  classes: string[];
  split: string;
  /** Where the slider starts. */
  temperature: number;
  examples: SoftLabelExample[];
  summary: SoftLabelSummary;
}

export interface ScoresView extends Readable {
  kind: 'scores';
  /** The test rows first, then validation and train; empty while nothing is scored. */
  rows: ScoresRow[];
}

export interface ScoresRow {
  /** "teacher", "student", "student, last epoch", "baseline", "baseline, last epoch". */
  model: string;
  split: 'train' | 'validation' | 'test';
  parameters: number | null;
  scores: Scores;
}

/** Models on the same rows: each metric with its interval, and the paired differences. */
export interface ComparisonView extends Readable, Comparison {
  kind: 'comparison';
}

/** What was claimed elsewhere beside what was measured here. */
export interface ClaimsView extends Readable {
  kind: 'claims';
  claims: Claim[];
}

/** How long one call takes, the candidates in turn in the same minutes on the same machine. */
export interface LatencyView extends Readable {
  kind: 'latency';
  /** "tensorflow 2.21.0, CPU; 2 cores of …". */
  machine: string;
  rows: LatencyRow[];
}

/** Troubles with data, outside a run. */
export interface FindingsView extends Readable {
  kind: 'findings';
  findings: Finding[];
}

/** How alike the layers of teacher and student are: one map, or one for each of several moments. */
export interface AlignmentMapView extends Readable, Omit<LayerAlignment, 'maps'> {
  kind: 'alignmentMap';
  maps: ViewedAlignment[];
}

export interface ViewedAlignment extends AlignmentAt {
  /** For each student layer the place of the teacher layer that it is most like; null where it has no value. */
  best: (number | null)[];
  /** What to distil into what: in the order of depth, no layer twice. */
  pairs: AlignedPair[];
}

export interface AlignedPair {
  /** Names of layers. */
  teacher: string;
  student: string;
  cka: number;
}

/** How often what models hold to be so likely comes true. */
export interface ReliabilityView extends Readable, Reliability {
  kind: 'reliability';
}

/** What each threshold finds and alerts, of models on the same rows. */
export interface RocPrView extends Readable, RocPr {
  kind: 'rocPr';
}

/** What models take each class for. */
export interface ConfusionView extends Readable {
  kind: 'confusion';
  /** At most 101. */
  classes: string[];
  /** How many classes the last one stands for: those with the fewest errors, where there are more than 100. */
  folded?: number;
  /** Which rows: "test". */
  split: string;
  rows: number;
  models: ConfusedModel[];
  /** At most 30, the commonest first, of all models together. */
  pairs: ConfusedPair[];
  /** How many pairs there are beside them. */
  morePairs: number;
}

/** Rows of one class that are taken for another. */
export interface ConfusedPair {
  /** Names of classes, folded ones too. */
  label: string;
  taken: string;
  /** Rows of the label. */
  of: number;
  /** How many of them are taken for the other class, by each model. */
  counts: number[];
}

export interface ConfusedModel {
  name: string;
  /** Rows whose predicted class is not the label; those between folded classes too. */
  errors: number;
  /** [label][predicted class]: rows. */
  counts: number[][];
}

/** Where synthetic rows come from, which of them count, and how faithful they are. */
export interface SyntheticDataView extends Readable, SyntheticReport {
  kind: 'syntheticData';
}

/** Accuracy over labels, alone and with a teacher that labels the rest. */
export interface LabelSweepView extends Readable, LabelSweep {
  kind: 'labelSweep';
}
