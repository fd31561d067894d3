import type { AugmentSetup } from './AugmentSetup';
import type { Comparison } from './Comparison';
import type { DataInfo } from './DataInfo';
import type { Description } from './Description';
import type { Federation } from './Federation';
import type { Finding } from './Finding';
import type { LayerAlignment } from './LayerAlignment';
import type { ModelInfo } from './ModelInfo';
import type { Participant } from './Participant';
import type { MeasuredOfModels } from './MeasuredScores';
import type { ScoresOfSplits } from './Scores';
import type { History } from './History';
import type { SettingChange } from './SettingChange';
import type { StepsRun } from './StepsRun';
import type { StreamOfParts } from './StreamOfParts';
import type { TeachingChoice } from './TeachingChoice';
import type { TransferInfo } from './TransferInfo';

export type { DataInfo } from './DataInfo';
export type { DescribedValue, Description } from './Description';
export type { Finding } from './Finding';
export type { History } from './History';
export type { ModelInfo } from './ModelInfo';
export type { NamedModel, OwnModel, Participant } from './Participant';
export type { Role } from './Role';
export type { AnyScores, AnyScoresOfSplits, MeasuredOfModels, MeasuredOfSplits, MeasuredScores } from './MeasuredScores';
export type { Scores, ScoresOfSplits } from './Scores';
export type { SettingChange } from './SettingChange';
export type { StepsRun } from './StepsRun';

/** What a run leaves behind: plain, versioned JSON. Views, the extension and reports read nothing else. */
export interface RunRecord {
  /** The format and its major version. */
  schema: 'stillroom.run/1';
  /** Twelve hexadecimal digits, the same for two runs with the same setup, data and models. */
  id: string;
  title: string;
  status: RunStatus;
  /** Why the run failed; only when `status` is "failed". */
  error?: string;
  stamp: Stamp;
  setup: Setup;
  data: DataInfo;
  /** `student` is the model that is trained. Without a teacher the run is plain training. */
  models: { teacher?: ModelInfo; student: ModelInfo; baseline?: ModelInfo };
  /**
   * Every model of the run in order, by name and role. Absent if there are only a teacher, a student and a baseline; `listModelsOfRecord` reads
   * both kinds of record.
   *
   * @maxItems 64
   */
  participants?: Participant[];
  history: History;
  /** The baseline's own training, in the same columns. Empty when there is no baseline. */
  baselineHistory?: History;
  /** Of classes; empty for other tasks. */
  scores: ScoresOfModels;
  /** The same for targets, by the metrics of the task. Absent for classes. */
  measured?: MeasuredOfModels;
  softLabels?: SoftLabels;
  /** The student against the baseline and the teacher on the shown rows. There is only one seed, so the intervals are over rows alone. */
  comparison?: Comparison;
  /** How alike the layers of teacher and student were before training, during it, and with the kept weights, if this was asked for. */
  alignment?: LayerAlignment;
  /** The rows besides the train split that the student was trained on, by the names that the user gave them. */
  transfer?: { [name: string]: TransferInfo };
  /** The parts of a stream that was learnt one after the other, and what was known of all of them after each. Absent for other runs. */
  stream?: StreamOfParts;
  /** Which part of a network that taught itself was the teacher, and how that was chosen. Absent for other runs. */
  teaching?: TeachingChoice;
  /** The clients that learnt from each other, and what each round came to. Absent for other runs. */
  federation?: Federation;
  /** What was changed by hand while the student was trained, in order; at most 200. Absent if nothing was. */
  changes?: SettingChange[];
  findings: Finding[];
}

export type RunStatus = 'running' | 'done' | 'stopped' | 'failed';

/** Everything that may differ between two equal runs. */
export interface Stamp {
  /** ISO 8601, UTC. */
  started: string;
  /** Wall-clock seconds from the first step to the end. */
  seconds: number;
  versions: { [name: string]: string };
  /** "tensorflow 2.21.0, CPU", as in `kd.device()`. */
  device: string;
  /** How many of the `seconds` the run was paused. Absent if it never was. */
  paused?: number;
  /**
   * When the run went on after a break, from a checkpoint, and after how many epochs of the model in training: the newest 20. Absent if it never
   * was resumed.
   *
   * @maxItems 100
   */
  resumed?: { epoch: number; at: string }[];
  /**
   * When the student's epochs ended: seconds since its first step, without pauses; at most 120 of them. With `diagnostics` also what the
   * process used then: its memory (resident, MB), and how many processors were at work since the end before, on average.
   */
  clock?: { epoch: number[]; seconds: number[]; memory?: number[]; processors?: number[] };
  /** How the steps of each model that was trained were executed, by the model's name. Absent in records of older versions. */
  steps?: { [model: string]: StepsRun };
}

export interface Setup {
  seed: number;
  epochs: number;
  batchSize: number;
  optimizer: Description;
  /** How the train rows changed from epoch to epoch. Absent if they did not. */
  augment?: AugmentSetup;
  /** The validation series that chose the epoch: "accuracy", "averagePrecision", … */
  best?: string;
  /** The terms of all stages. If several stages have a term of the same name, the last stage's. */
  terms: { [name: string]: TermSetup };
  /** The stages of the student's training, in order. Absent if there was only one. */
  stages?: StageSetup[];
  /** What is scored and kept are averages of the weights over the steps, of the student and of the baseline. Absent if it is the weights themselves. */
  averageWeights?: { decay: number };
  /** After how many epochs without a better value of `best` the training of a model ends early. Absent if it never does. */
  patience?: number;
  /** How the losses of several tasks became one. Absent if they were added, or if there was one task. */
  balance?: Description;
  /** How the teacher within a network that taught itself is chosen, with its exits. Absent for other runs. */
  teaching?: Description;
  /** How the baseline was trained. Absent if that was on plain cross-entropy with the labels, or if there is none. */
  baseline?: { labelSmoothing: number };
}

/** A part of a run with its own terms. Epochs count from 1 and from the run's beginning; first and last are both included. */
export interface StageSetup {
  name: string;
  firstEpoch: number;
  lastEpoch: number;
  terms: { [name: string]: TermSetup };
  /** Names of the layers that are trained, if not all are. */
  trainable?: string[];
  /** Present if it is not the run's optimizer. */
  optimizer?: Description;
}

/** A named, weighted loss term as the user set it. Schedules are described, not tabulated: `history` holds their values. */
export interface TermSetup {
  weight: number | Description;
  loss: Description;
  /** The layers whose features the term compares. Several are "conv1, conv2", in the order of their pairs. */
  layers?: { teacher: string; student: string };
  /** The adapter between them, in words, and its number of trained parameters. The student keeps none of it. */
  adapter?: { does: string; parameters: number };
}

/** The same metrics for each model on the same rows. `student` and `baseline` have the weights of the best epoch, `last…` of the last one. */
export interface ScoresOfModels {
  teacher?: ScoresOfSplits;
  student?: ScoresOfSplits;
  baseline?: ScoresOfSplits;
  lastStudent?: ScoresOfSplits;
  lastBaseline?: ScoresOfSplits;
}

/** What the teacher says beyond the label. Only logits, never a row of the data. */
export interface SoftLabels {
  /** Which rows: "test", "validation" or "train". */
  split: 'train' | 'validation' | 'test';
  /** The temperature of the student's training (the last one of a schedule), where a slider starts. Null if no term has one. */
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
  /** Null until the student is trained. */
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
  /** By temperature, the share of the rows whose soft label has less than 0.01 nats of entropy, which is as good as one-hot. */
  oneHot?: number[];
  /**
   * [temperature][rank]: mean of the largest, second largest, … probability; at most 10 ranks.
   *
   * @items { "type": "array", "items": { "type": "number" }, "maxItems": 100 }
   */
  byRank: number[][];
  /**
   * Class numbers shown in `byClass`: all of them up to 20, else the 20 that the teacher confuses most.
   *
   * @maxItems 100
   */
  classes: number[];
  /** [temperature][label][class]: mean teacher probability of a class, over the rows with a label. Null if a label has no rows. */
  byClass: (number | null)[][][];
  /** For two classes: how the margins (logit of class 1 minus logit of class 0) of each label's rows are distributed. */
  margins?: Margins;
}

/** A histogram for each label, all over the same bins of equal width. */
export interface Margins {
  /**
   * One more than there are bins, in rising order.
   *
   * @maxItems 2000
   */
  edges: number[];
  /** [label][bin]: rows. */
  counts: [number[], number[]];
}
