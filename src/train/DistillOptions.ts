import type * as tf from '@tensorflow/tfjs';
import type { Dataset, Splits } from '../data/Dataset';
import type { RunEvent } from '../record/RunEvent';
import type { RunRecord } from '../record/RunRecord';
import type { LogitsFunction } from '../teachers/functionTeacher';
import type { Teacher } from '../teachers/Teacher';
import type { RunAlignment } from './check/checkAlignment';
import type { RunControl } from './control/runControl';
import type { Optimizer } from './loop/Optimizer';
import type { Stage } from './stages';
import type { Terms } from './Term';
import type { TransferSet } from './TransferSet';

/** What an epoch can be chosen by: the largest, or the smallest negative log-likelihood. */
export type BestBy = 'accuracy' | 'averagePrecision' | 'rocAuc' | 'nll';

/** What training needs, with or without a teacher. */
export interface TrainOptions {
  /** Trained in place. Its last layer gives logits: one unit a class, or one unit for two classes. */
  student: tf.LayersModel;
  /** Splits, or one dataset: a tenth of the train rows becomes validation when there is none. */
  data: Splits | Dataset;
  /**
   * The validation metric that chooses the epoch whose weights are kept. Default "averagePrecision" for two classes, where accuracy
   * says little of a rare one; "accuracy" for more.
   */
  best?: BestBy;
  /** Passes over the train rows. Default 10, or as many as make 1,000 steps, at most 60; the best one is kept. */
  epochs?: number;
  /** Default 128. */
  batchSize?: number;
  /** `kd.adam()`, `kd.sgd()`. Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** Order of the rows and dropout. Two runs of one seed are equal. Default 0. */
  seed?: number;
  /** Heads figures and reports. Default "<data>: <student>". */
  title?: string;
  /** Whether a notebook or a terminal shows the run while it goes on. Default true. */
  show?: boolean;
  /** Stops the run after the current batch, as an interrupt does. */
  signal?: AbortSignal;
  /** Pauses, resumes, stops and changes the run while it goes on: `kd.runControl()`. */
  control?: RunControl;
  /** Told everything that happens, in order; the record is the fold of it. */
  onEvent?: (event: RunEvent) => void;
}

export interface DistillOptions extends TrainOptions {
  /** A tfjs model that gives logits, a function of rows to logits, or any `Teacher`. Asked, never changed. */
  teacher: tf.LayersModel | LogitsFunction | Teacher;
  /** Named, weighted losses. Default `{hard: 0.3 crossEntropy, soft: 0.7 softTargets at temperature 4}`. */
  terms?: Terms;
  /** Parts with terms and epochs of their own, instead of `terms` and `epochs`: `kd.stages([...])`. */
  stages?: Stage[];
  /**
   * The same student from the same initial weights, trained on labels alone. Default true; false leaves it out; a record
   * with the same student, data, seed, epochs, batch size and optimizer lends its own.
   */
  baseline?: boolean | RunRecord;
  /**
   * Compares the layers of teacher and student before training, after every epoch and with the kept weights: `kd.alignmentMaps(record)` shows
   * the maps. Each costs one pass of both models over 500 validation rows and a matrix of 128 x 128 a layer and batch. Default false.
   */
  alignment?: boolean | RunAlignment;
  /**
   * Named sets of rows beside the train split that the teacher's knowledge is carried by: unlabelled or synthetic ones. An epoch has as
   * many steps as the largest of all sets needs; smaller ones come round again. The baseline takes as many steps on the train rows.
   */
  transfer?: { [name: string]: TransferSet };
  /** A folder that keeps the teacher's logits between processes. Default: memory only. */
  cache?: string;
}
