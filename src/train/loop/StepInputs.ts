import type * as tf from '@tensorflow/tfjs';
import type { TrainingGraph } from '../../engine/graph/createTrainingGraph';
import type { DomainLoss } from '../../losses/domain/DomainLoss';
import type { Loss } from '../../losses/Loss';
import type { TrainRows } from '../../losses/memory/LossMemory';
import type { Moment, Schedule } from '../../schedules/Schedule';
import type { OutputScaling } from '../options/OutputScaling';
import type { TrainablePart } from '../check/selectTrainablePart';
import type { BalanceState } from './balance/createBalanceState';
import type { StagePass } from './createStagePass';

/** The rows of one step: train rows, or those of a transfer set. */
export interface StepRows {
  x: tf.Tensor;
  /** Absent if they may not be read. */
  labels?: tf.Tensor1D;
  /** The numbers to predict, in the units in which losses count, in place of labels. */
  targets?: tf.Tensor2D;
  teacher: tf.Tensor2D | undefined;
  /** If rows were mixed: the labels of the other rows, and the share of each row's own. */
  mixed?: { labels: tf.Tensor1D; targets?: tf.Tensor2D; share: tf.Tensor1D };
  /** How much each row counts. */
  weights?: tf.Tensor1D;
}

type StepTerm = { name: string; weight: Schedule; loss: Loss };

/** Rows of a transfer set, and the terms that they are used for. */
export interface StepSet extends StepRows {
  name: string;
  weight: Schedule;
  terms: StepTerm[];
  domain?: { layer: string; loss: DomainLoss; weight: Schedule };
}

export interface StepInputs extends StepRows {
  model: tf.LayersModel;
  /** What of the model is trained. Adapters of terms are trained too. */
  part: TrainablePart;
  /** Of the stage: what it computes, and how the results are read. */
  graph: TrainingGraph;
  pass: StagePass;
  terms: StepTerm[];
  sets?: StepSet[];
  /** Which of the train rows these are, and what the terms remember of them. */
  train?: TrainRows;
  memories?: { [term: string]: { [name: string]: tf.Variable }[] };
  /** How the losses of several tasks become one, and the numbers that it keeps. */
  balance?: BalanceState;
  learningRate: number;
  moment: Moment;
  /** In which units losses count; absent: in those of the outputs. */
  scaling?: OutputScaling;
  /** For what is random in the step: dropout and noise. */
  seed: number;
}
