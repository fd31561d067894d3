import type * as tf from '@tensorflow/tfjs';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Optimizer } from '../optimizers/Optimizer';
import type { AverageWeights } from '../options/AverageWeights';
import type { Rollback } from '../options/Rollback';
import type { RunDiagnostics } from '../options/RunDiagnostics';
import type { RankedBy } from '../options/RankedBy';
import type { Task } from '../options/Task';
import type { CheckedAlignment } from './checkAlignment';
import type { CheckedAugment } from './checkAugment';
import type { CheckedBaseline } from './checkBaseline';
import type { CheckedStage } from './checkStages';
import type { CheckedTransfer } from './checkTransferSets';

/** Everything that a run needs, checked and filled in. */
export interface CheckedRun {
  student: tf.LayersModel;
  task: Task;
  data: Splits<AnyDataset>;
  /** Rows that were taken from train for validation; 0 when the user gave a validation split. */
  heldOut: number;
  /** Stages, one after the other; a run without stages has one. */
  stages: CheckedStage[];
  /** Epochs of all stages together. */
  epochs: number;
  /** Sets of rows besides the train rows. */
  transfer: CheckedTransfer[];
  batchSize: number;
  /** Steps per epoch: as many as the largest set of rows needs. */
  steps: number;
  optimizer: Optimizer;
  best: RankedBy;
  seed: number;
  /** What the model that learns is called: itself, and its place in the run. Without a teacher it is not called a student. */
  name: string;
  lead: string;
  title: string;
  /** When layers of teacher and student are compared; undefined if they are not. */
  alignment?: CheckedAlignment;
  /** How often gradients and weights are looked at; undefined if they are not. */
  diagnostics?: Required<RunDiagnostics>;
  /** How the train rows change from epoch to epoch; undefined if they do not. */
  augment?: CheckedAugment;
  /** What happens when an epoch diverges; undefined if nothing does. */
  rollback?: Required<Rollback>;
  averageWeights?: AverageWeights;
  patience?: number;
  baseline: CheckedBaseline;
}
