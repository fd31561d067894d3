import type * as tf from '@tensorflow/tfjs';

/** What a pass computes. */
export interface TrainingPass {
  /** What the loss is differentiated by. */
  learning: tf.Tensor[];
  /** What else it reads. */
  fixed: tf.Tensor[];
}

/** What a pass may depend on besides its arguments and variables. */
export interface PassSettings {
  /** Plain values, functions and lists, compared by identity. */
  values: unknown[];
  /** Numbers of tensors that something holds. One that a pass itself has put there, such as what it computed last, is no change. */
  tensors: number[];
}

/** The parts of a training step that TensorFlow can do by itself. */
export interface TrainingStepParts {
  /** A pass through the models, over tensors alone. */
  forward(args: tf.Tensor[]): TrainingPass;
  variables: readonly tf.Variable[];
  /** What else the pass depends on. If any of it changes, the step is written down anew. */
  settings?(): PassSettings;
  /** Changes the variables by their gradients, in their order, and the learning rate. Null for one that the loss does not depend on. */
  update(gradients: (tf.Tensor | null)[], rate: tf.Scalar): void;
}

/** What differs from step to step. */
export interface TrainingStep {
  args: tf.Tensor[];
  learningRate: number;
  /** The loss of a pass. It may read values. */
  loss(pass: TrainingPass): tf.Scalar;
  /** The losses whose gradients are asked for one by one, for a step that makes its own gradient of them. */
  losses?(pass: TrainingPass): tf.Scalar[];
  /** What is drawn in it follows from this. */
  seed?: number;
  /** Called with the loss. If false, nothing is changed. */
  accept(loss: number): boolean;
}
