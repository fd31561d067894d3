import type * as tf from '@tensorflow/tfjs';
import type { RunRecord } from '../../record/RunRecord';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import type { BaselineOptions } from './BaselineOptions';
import type { RunAlignment } from './RunAlignment';
import type { Stage } from './Stage';
import type { Terms } from './Term';
import { trainOptionNames, type TrainOptions } from './TrainOptions';
import type { TransferSet } from './TransferSet';

export interface DistillOptions extends TrainOptions {
  /** A tfjs model that gives logits, a function from rows to logits, or any `Teacher`. It is never changed. */
  teacher: tf.LayersModel | LogitsFunction | Teacher;
  /** Named, weighted losses. Default `{hard: 0.3 crossEntropy, soft: 0.7 softTargets at temperature 4}`. */
  terms?: Terms;
  /** Stages with their own terms and epochs, instead of `terms` and `epochs`: `kd.stages([...])`. */
  stages?: Stage[];
  /**
   * The same student from the same initial weights, trained on labels alone. Default true; false leaves it out; `{labelSmoothing: 0.1}` smooths its
   * labels. A record of a run with the same student, data, seed, epochs, batch size, optimizer, averages and patience lends its own baseline.
   */
  baseline?: boolean | BaselineOptions | RunRecord;
  /**
   * Compares the layers of teacher and student before training, after every epoch and with the kept weights; `kd.alignmentMaps(record)`
   * shows the maps. Each map costs one pass of both models over 500 validation rows, and a 128 x 128 matrix per layer and batch. Default false.
   */
  alignment?: boolean | RunAlignment;
  /**
   * Named sets of rows besides the train split that carry the teacher's knowledge: unlabelled or synthetic rows. An epoch has as many
   * steps as the largest of all sets needs; smaller sets are repeated. The baseline takes as many steps on the train rows.
   */
  transfer?: { [name: string]: TransferSet };
  /** A folder that keeps the teacher's logits between processes. Default: memory only. */
  cache?: string;
}

export const distillOptionNames = [
  ...trainOptionNames,
  ...['teacher', 'terms', 'stages', 'baseline', 'cache', 'alignment', 'transfer']
];
