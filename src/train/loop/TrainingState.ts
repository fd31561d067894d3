import type * as tf from '@tensorflow/tfjs';

/** Where a training is: all that it needs, with its tensors, to go on as if it had never been left. Random draws follow from the seed and the step. */
export interface TrainingPlace {
  /** Steps that are done. */
  step: number;
  /** The newest train loss, which schedules see. */
  loss: number | null;
  /** Of the steps since the last point. */
  means: { count: number; values: { [series: string]: number } };
  /** Diagnostics that the next point will have. */
  looked: { [series: string]: number };
  best: { epoch: number; value: number; tie: number } | null;
  /** What divergence is measured by. */
  divergence: DivergenceState;
}

export interface DivergenceState {
  /** Mean loss of the epoch so far. */
  mean: number;
  steps: number;
  /** Mean loss of the epoch before; of the first epoch of a stage, the loss of its first step. Null before it. */
  before: number | null;
  rolledBack: boolean;
}

/** The tensors of a training, each kind in an order that is always the same. */
export const tensorKinds = ['weights', 'optimizer', 'adapters', 'average', 'best'] as const;
export type TensorKind = (typeof tensorKinds)[number];

/** A training as it is now. The tensors belong to it and are those of this moment only. */
export interface TrainingSnapshot {
  place: TrainingPlace;
  tensors: { [kind in TensorKind]: readonly tf.Tensor[] };
}

/** A training that was left, to go on from. */
export interface SavedTraining {
  place: TrainingPlace;
  /**
   * The saved tensors of a kind, which the caller disposes.
   *
   * @throws RangeError unless they have these shapes.
   */
  read(kind: TensorKind, like: readonly tf.Tensor[]): Promise<tf.Tensor[]>;
}
