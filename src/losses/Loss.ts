import type { Tensor, Tensor2D, TensorLike } from '@tensorflow/tfjs';
import type { Description } from '../record/RunRecord';
import type { Scheduled } from '../schedules/asSchedule';
import type { Moment, Schedule } from '../schedules/Schedule';
import type { LearnedNumbers } from './learned/LearnedNumbers';
import type { LearnedParts } from './learned/LearnedParts';
import type { LossMemory, Remembered, TrainRows } from './memory/LossMemory';

/** What a loss may look at, by name. */
export interface LossInputs {
  /** Student logits, [batch, classes]; [batch, 1] is one sigmoid unit. */
  student: Tensor2D | number[][];
  /** Teacher logits, in the student's shape. */
  teacher?: Tensor2D | number[][];
  /** Class numbers, [batch]. */
  labels?: Tensor | Int32Array | number[];
  /** The numbers to predict, in the student's shape, of rows with targets. */
  targets?: Tensor2D | number[][];
  /**
   * What a layer of each model computed, [batch, …], after the adapter if the loss needs one, and what else was learnt for it. A term that
   * compares several pairs of layers calls its loss for each pair and adds the results.
   */
  features?: { teacher: Tensor | TensorLike; student: Tensor | TensorLike; [learned: string]: Tensor | TensorLike };
  /** The numbers that the loss learns, by name. Outside training: their first values. */
  learned?: { [name: string]: Tensor | number };
  /** Where training stands; schedules are called with it. Outside training: the first moment. */
  moment?: Moment;
  /** For a loss that remembers: which train rows these are, and the labels of all train rows. */
  train?: TrainRows;
  /** What it remembers of them. */
  memory?: Remembered;
  /** What its random draws follow from: of the run's seed and the step. Default 0. */
  seed?: number;
}

/**
 * A loss is a value: a pure function that takes named inputs and returns one number per example, shape [batch]. Reduction, weights and
 * schedules belong to the step. The caller disposes the result; nothing else is left behind.
 */
export interface Loss {
  (inputs: LossInputs): Tensor;
  description: Description;
  /** Which inputs it needs besides the student. */
  needs: readonly ('teacher' | 'labels' | 'targets' | 'features')[];
  /** Set if it takes outputs for logits of classes, whose softmax it uses: it cannot compare numbers to predict. */
  reads?: 'logits';
  /** The temperature that it uses, so that the history can record it. */
  temperature?: Schedule;
  /** The same loss at another temperature, so that the temperature can be changed while a run is going on. */
  atTemperature?: (temperature: Scheduled) => Loss;
  /** What has to match in two features before they are compared. Default "shape". */
  aligns?: Alignment;
  /** What learns along with the student between the features and the loss. */
  learns?: LearnedParts;
  /** Numbers that learn along with the student, of a loss of logits. */
  learnedNumbers?: LearnedNumbers;
  /** What it remembers of the train rows from step to step. */
  remembers?: LossMemory<Partial<LossInputs>>;
  /** Which of several tasks it is a loss of, if it is one's alone. */
  task?: string;
}

/** A loss of features; it does not use logits. */
export interface FeatureLoss extends Loss {
  (inputs: Partial<LossInputs>): Tensor;
  aligns: Alignment;
}

/**
 * What an adapter makes equal: everything ("shape"); the places of a map, a volume or a sequence, whatever the channels ("space"); the same, with
 * vectors taken too ("places"); nothing, but the numbers of attention heads and tokens have to be equal already ("heads"); vectors of one width,
 * by a trained head on either side; or nothing.
 */
export type Alignment = 'shape' | 'space' | 'places' | 'heads' | 'none' | { width: number };

/** The moment at which a loss is called outside training: nothing done yet. */
export const firstMoment: Moment = { epoch: 0, epochs: 1, step: 0, loss: null };
