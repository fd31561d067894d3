import type * as tf from '@tensorflow/tfjs';
import type { DomainLoss } from '../../losses/DomainLoss';
import type { Loss } from '../../losses/Loss';
import type { Moment, Schedule } from '../../schedules/Schedule';
import type { TrainablePart } from '../check/trainablePart';
import type { StageFeatures } from './stageFeatures';

/** The rows of one step: train rows, or those of a transfer set. */
export interface StepRows {
  x: tf.Tensor;
  /** Absent if they may not be read. */
  labels?: tf.Tensor1D;
  teacher: tf.Tensor2D | undefined;
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
  optimizer: tf.Optimizer;
  terms: StepTerm[];
  sets?: StepSet[];
  /** The variables that are trained. The adapters of `features` are trained too. */
  part: TrainablePart;
  /** Present if a term or a domain loss uses features. */
  features?: StageFeatures;
  moment: Moment;
  /** Seed for dropout. */
  seed: number;
}
