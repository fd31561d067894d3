import type { Finding, RunStatus, Scores, SoftLabelExample, SoftLabelSummary } from '../record/RunRecord';

/** What a picture is made from: plain data computed from a run record, never a drawing. `kind` says which. */
export type View = RunView | LossCurvesView | SoftLabelsView | ScoresView;

/** Every view can be read without being seen. */
interface Readable {
  title: string;
  /** One sentence that reads the result out: the caption, the alternative text and the plain-text form. */
  says: string;
}

/** A whole run: what is shown for a record as a cell's last value, and while it trains. */
export interface RunView extends Readable {
  kind: 'run';
  id: string;
  status: RunStatus;
  error?: string;
  /** 0 to 1, epochs done of epochs asked for; the baseline's count too when there is one. */
  progress: number;
  scores: ScoresView;
  lossCurves: LossCurvesView;
  softLabels?: SoftLabelsView;
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
}

export interface Curve {
  /** The history column: "train/soft". */
  series: string;
  /** Whose: the student's own or the baseline's. */
  of: 'student' | 'baseline';
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
