import type { Tensor } from '@tensorflow/tfjs';

/** Tensors by name. */
export interface Remembered {
  [name: string]: Tensor;
}

/** Which of the train rows a batch has, and the labels of all of them. */
export interface TrainRows {
  rows: Int32Array;
  labels: Int32Array;
}

/**
 * What a loss of features remembers of the train rows from step to step. A run keeps it for each pair of layers, and in its checkpoints; it goes when
 * the run ends. Rows of transfer sets are not asked for such a loss.
 *
 * @typeParam Inputs what the loss gets: here with `train`, `memory` and `seed`.
 */
export interface LossMemory<Inputs> {
  /** Before the first step. The seed is one of the run's. */
  begin(train: Pick<TrainRows, 'labels'>, seed: number): Remembered;
  /** What has changed after a step, in the same shapes, from what the loss was given in it. */
  after(inputs: Inputs): Remembered;
}
