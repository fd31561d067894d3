import type { Comparison } from './Comparison';
import type { Description } from './Description';
import type { Finding } from './Finding';
import type { LayerAlignment } from './LayerAlignment';
import type { ModelInfo } from './ModelInfo';
import type { Participant } from './Participant';
import type { ScoresOfSplits } from './Scores';
import type { History } from './History';
import type { TransferInfo } from './TransferInfo';

export type { DescribedValue, Description } from './Description';
export type { Finding } from './Finding';
export type { History } from './History';
export type { ModelInfo } from './ModelInfo';
export type { NamedModel, OwnModel, Participant } from './Participant';
export type { Role } from './Role';
export type { Scores, ScoresOfSplits } from './Scores';

/** What a run leaves behind: plain, versioned JSON. It is the only thing that views, the extension and reports read. */
export interface RunRecord {
  /** The format and its major version. */
  schema: 'stillroom.run/1';
  /** Twelve hexadecimal digits, the same for two runs of the same setup, data and models. */
  id: string;
  title: string;
  status: RunStatus;
  /** Why the run failed; only when `status` is "failed". */
  error?: string;
  stamp: Stamp;
  setup: Setup;
  data: DataInfo;
  /** `student` is the model that learns; without a teacher the run is plain training. */
  models: { teacher?: ModelInfo; student: ModelInfo; baseline?: ModelInfo };
  /**
   * Every model of the run in order, by name and role. Absent where they are a teacher, a student and a baseline alone; `modelsOf` reads
   * both kinds of record.
   *
   * @maxItems 64
   */
  participants?: Participant[];
  history: History;
  /** The baseline's own training, in the same columns. Empty when there is no baseline. */
  baselineHistory?: History;
  scores: ScoresOfModels;
  softLabels?: SoftLabels;
  /** The student against the baseline and the teacher on the shown rows; this one seed, so its intervals are those of the rows alone. */
  comparison?: Comparison;
  /** How alike the layers of teacher and student were before training, as it went on, and with the weights that were kept, where it was asked for. */
  alignment?: LayerAlignment;
  /** The rows beside the train split that the student learnt from, by the names that the user gave them. */
  transfer?: { [name: string]: TransferInfo };
  /** What was changed by hand while the student learnt, in order; at most 200. Absent where nothing was. */
  changes?: SettingChange[];
  findings: Finding[];
}

export type RunStatus = 'running' | 'done' | 'stopped' | 'failed';

/** All that may differ between two equal runs. */
export interface Stamp {
  /** ISO 8601, UTC. */
  started: string;
  /** Wall-clock seconds from the first step to the end. */
  seconds: number;
  versions: { [name: string]: string };
  /** "tensorflow 2.21.0, CPU", as `kd.device()` says it. */
  device: string;
  /** Seconds of `seconds` in which the run was paused. Absent where it never was. */
  paused?: number;
  /** When the student's epochs ended: seconds since its first step, pauses left out; at most 120 of them. */
  clock?: { epoch: number[]; seconds: number[] };
}

export interface Setup {
  seed: number;
  epochs: number;
  batchSize: number;
  optimizer: Description;
  /** The validation series that chose the epoch: "accuracy", "averagePrecision", … */
  best?: string;
  /** Of all stages; of a name that several have, the last one's. */
  terms: { [name: string]: TermSetup };
  /** The parts that the student's training had, in order. Absent where it had one. */
  stages?: StageSetup[];
}

/** A part of a run with terms of its own. Epochs count from 1 and from the run's beginning, both ends included. */
export interface StageSetup {
  name: string;
  firstEpoch: number;
  lastEpoch: number;
  terms: { [name: string]: TermSetup };
  /** Names of the layers that learn, where not all do. */
  trainable?: string[];
  /** Where it is not the run's. */
  optimizer?: Description;
}

/** A named, weighted loss term as the user set it. Schedules are described, not tabulated: `history` holds their values. */
export interface TermSetup {
  weight: number | Description;
  loss: Description;
  /** The layers whose features it compares. */
  layers?: { teacher: string; student: string };
  /** What stands between them, in words, and how many trained numbers it has; the student keeps none of them. */
  adapter?: { does: string; parameters: number };
}

/** A setting of a term that was changed while the run went on; it holds till the end of the stage, or till the next change. */
export interface SettingChange {
  /** The first epoch that it holds for, counted from 1. */
  epoch: number;
  term: string;
  setting: 'temperature' | 'weight';
  /** What it would have been at the beginning of that epoch. */
  from: number;
  to: number;
}

export interface DataInfo {
  name: string;
  task: 'classification';
  /** One name per class, in the order of the logits. */
  classes: string[];
  rows: { train: number; validation: number; test: number };
  /** Share of the commonest class among the test labels (validation or train where there is no test): what always guessing it scores. */
  majority: number | null;
  synthetic?: boolean;
  /** Columns of a table. */
  features?: number;
  /** True when rows counted by weight. */
  weighted?: boolean;
  /** The file that the rows came from: its name without the folder, and its checksum. */
  source?: { file: string; sha256: string };
}

/** The same metrics for each model on the same rows. `student` and `baseline` are the best epoch, `last…` the last one. */
export interface ScoresOfModels {
  teacher?: ScoresOfSplits;
  student?: ScoresOfSplits;
  baseline?: ScoresOfSplits;
  lastStudent?: ScoresOfSplits;
  lastBaseline?: ScoresOfSplits;
}

/** What the teacher says beyond the label. Logits only, never a row of the data. */
export interface SoftLabels {
  /** Which rows: "test", "validation" or "train". */
  split: 'train' | 'validation' | 'test';
  /** The temperature that the student learnt at (the last one of a schedule); where a slider starts. Null when no term has one. */
  temperature: number | null;
  /** At most 64, chosen to cover the classes; the most uncertain first. */
  examples: SoftLabelExample[];
  summary: SoftLabelSummary;
}

export interface SoftLabelExample {
  /** Row number in its split. */
  index: number;
  /** Class number. */
  label: number;
  teacher: number[];
  /** Null while the student is not trained yet. */
  student: number[] | null;
}

/** The teacher's mean soft labels over the whole split, at each temperature of a grid. */
export interface SoftLabelSummary {
  rows: number;
  /**
   * @maxItems 100
   * @items { "type": "number", "exclusiveMinimum": 0 }
   */
  temperatures: number[];
  /** [temperature], nats. */
  meanEntropy: number[];
  /** [temperature]: share of the rows whose soft label has less than 0.01 nats of entropy, as good as one-hot. */
  oneHot?: number[];
  /**
   * [temperature][rank]: mean of the largest, second largest, … probability; at most 10 ranks.
   *
   * @items { "type": "array", "items": { "type": "number" }, "maxItems": 100 }
   */
  byRank: number[][];
  /**
   * Class numbers shown in `byClass`: all of them up to 20, else the 20 that the teacher mixes up most.
   *
   * @maxItems 100
   */
  classes: number[];
  /** [temperature][label][class]: mean teacher probability of a class, over rows of a label. Null where a label has no row. */
  byClass: (number | null)[][][];
  /** Two classes: how the margins (logit of class 1 minus logit of class 0) of the rows of each label are spread. */
  margins?: Margins;
}

/** A histogram a label over the same bins of equal width. */
export interface Margins {
  /**
   * One more than there are bins, rising.
   *
   * @maxItems 2000
   */
  edges: number[];
  /** [label][bin]: rows. */
  counts: [number[], number[]];
}
