import type * as tf from '@tensorflow/tfjs';
import type { Dataset, Splits } from '../../data/Dataset';
import type { XgboostTeacher } from '../../teachers/xgboost/teacher/XgboostTeacher';
import type { Optimizer } from '../optimizers/Optimizer';

export interface DistillLeavesOptions {
  /** Of `kd.xgboost`, for classes. Asked, never changed. */
  teacher: XgboostTeacher;
  /** Trained in place. Its last layer is a dense one without activation. */
  student: tf.LayersModel;
  /** Only the train rows are used; as in `distill`, a tenth of them is held out where there is no validation split. */
  data: Splits | Dataset;
  /** Parts that the trees are dealt to. Default 8. */
  groups?: number;
  /** Numbers that say where a row ends in the trees of one group. Default 4. */
  dimension?: number;
  /** Passes over the train rows. Default 5. */
  epochs?: number;
  /** Default 128. */
  batchSize?: number;
  /** Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** How the trees are dealt, random directions, order of the rows, dropout: that of the `distill` that follows. Default 0. */
  seed?: number;
  /** Whether a line says how far it is. Default true. */
  show?: boolean;
  /** Stops after the current batch, as an interrupt does. */
  signal?: AbortSignal;
}

export const distillLeavesOptionNames = [
  ...['teacher', 'student', 'data', 'groups', 'dimension', 'epochs', 'batchSize', 'optimizer', 'seed', 'show', 'signal']
];
