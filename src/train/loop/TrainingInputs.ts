import type * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Teacher } from '../../teachers/Teacher';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';
import type { CheckedTransfer } from '../check/checkTransferSets';
import type { AverageWeights } from '../options/AverageWeights';
import type { Rollback } from '../options/Rollback';
import type { RunDiagnostics } from '../options/RunDiagnostics';
import type { OutputScaling } from '../options/OutputScaling';
import type { RankedBy } from '../options/RankedBy';
import type { Task } from '../options/Task';
import type { TrainingAugment } from '../augment/TrainingAugment';

export interface TrainingInputs {
  /** The model's name in events and errors. */
  name: string;
  model: tf.LayersModel;
  train: AnyDataset;
  validation?: AnyDataset;
  /** Logits of the rows of `train` and `validation`; absent if no term uses a teacher. */
  teacher?: { train: Matrix; validation?: Matrix };
  /** The teacher whose features the terms compare. */
  features?: Teacher;
  /** Stages, one after the other, each with its own optimizer. */
  stages: TrainingStage[];
  /** Sets of rows besides the train rows, with the teacher's logits of them. */
  transfer?: TrainingSet[];
  batchSize: number;
  /** Steps per epoch. */
  steps: number;
  /** What is scored on the validation rows. */
  task: Task;
  /** In which units losses count; absent: in those of the outputs. */
  scaling?: OutputScaling;
  best: RankedBy;
  seed: number;
  /** Looks at the gradients of the terms before the first step of an epoch, and records them with the epoch's first point. */
  diagnostics?: Required<RunDiagnostics>;
  /** How rows change from epoch to epoch; undefined if they do not. */
  augment?: TrainingAugment;
  /** Goes back, once, to the start of an epoch that diverges. */
  rollback?: Required<Rollback>;
  /** What is scored and kept are averages of the weights. */
  averageWeights?: AverageWeights;
  /** Epochs without a better one after which the training ends early. */
  patience?: number;
}

/** A set of rows besides the train rows, as a training takes it. */
export interface TrainingSet extends Omit<CheckedTransfer, 'given'> {
  /** What a teacher says of its rows; absent if no term asks. */
  logits?: Matrix;
  /** Its own terms. Absent: those of the training that it can be used for. */
  terms?: LossTerm[];
}
