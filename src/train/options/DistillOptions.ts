import type * as tf from '@tensorflow/tfjs';
import type { RunRecord } from '../../record/RunRecord';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import type { RunAlignment } from './RunAlignment';
import type { Stage } from './Stage';
import type { Terms } from './Term';
import { trainOptionNames, type TrainOptions } from './TrainOptions';
import type { TransferSet } from './TransferSet';

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

export const distillOptionNames = [
  ...trainOptionNames,
  ...['teacher', 'terms', 'stages', 'baseline', 'cache', 'alignment', 'transfer']
];
