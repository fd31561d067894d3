import type * as tf from '@tensorflow/tfjs';
import type { Dataset, Splits } from '../../data/Dataset';
import type { XgboostTeacher } from '../../teachers/xgboost/teacher/XgboostTeacher';
import type { Optimizer } from '../optimizers/Optimizer';

export interface DistillLeavesOptions {
  /** A classifier of `kd.xgboost`. It is never changed. */
  teacher: XgboostTeacher;
  /** Trained in place. Its last layer must be a dense layer without activation. */
  student: tf.LayersModel;
  /** Only the train rows are used; as in `distill`, a tenth of them is held out if there is no validation split. */
  data: Splits | Dataset;
  /** Number of groups that the trees are dealt to. Default 8. */
  groups?: number;
  /** How many numbers say where a row ends in the trees of one group. Default 4, or the number of classes if that is more. */
  dimension?: number;
  /** Passes over the train rows. Default 5. */
  epochs?: number;
  /** Default 128. */
  batchSize?: number;
  /** Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** For dealing the trees, random directions, row order and dropout. Use that of the `distill` that follows. Default 0. */
  seed?: number;
  /** Whether a line shows the progress. Default true. */
  show?: boolean;
  /** Stops after the current batch, as an interrupt does. */
  signal?: AbortSignal;
}

export const distillLeavesOptionNames = [
  ...['teacher', 'student', 'data', 'groups', 'dimension', 'epochs', 'batchSize', 'optimizer', 'seed', 'show', 'signal']
];
