import type * as tf from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';
import type { Stage } from './Stage';

/** A task of several, as a balance sees it. */
export interface BalancedTask {
  name: string;
  /** Whether its outputs are logits of classes, or else numbers. */
  logits: boolean;
}

/** How the losses of several tasks become one step: `kd.uncertaintyWeights()`, `kd.gradNorm()`, `kd.pcGrad()`. The loss of a task is the weighted sum of its terms. */
export interface TaskBalance {
  description: Description;
  /** Numbers that it keeps, one for each task: their names, and what all of them are at first. They are in checkpoints. */
  begins: { [name: string]: number };
  /** Makes one loss of those of the tasks; by its gradient its numbers, [tasks], learn with the student. Absent: their sum. */
  loss?(losses: readonly tf.Scalar[], numbers: { [name: string]: tf.Tensor1D }, tasks: readonly BalancedTask[]): tf.Scalar;
  /** Makes one gradient of those of the tasks. Such a step runs operation by operation, with a pass for each task. */
  gradients?(given: TaskGradients): TaskStep;
  /** Which layers the tasks share, as `trainable` of a stage. Default: those that all heads are reached from. */
  shared?: Stage['trainable'];
  /** Which of the layers that the tasks share its gradients are of. Default "all". */
  sharedPart?: 'all' | 'last';
  /** What the loss of each task counts, for the history. */
  weights(numbers: { [name: string]: ArrayLike<number> }, tasks: readonly BalancedTask[]): number[];
}

/** The gradients of a step by task. */
export interface TaskGradients {
  /** The loss of each task. */
  losses: number[];
  /** [task][variable] The gradient of each loss. */
  gradients: tf.Tensor[][];
  /** Places of the variables that the tasks share. */
  shared: readonly number[];
  numbers: { [name: string]: Float32Array };
  /** For what is drawn in the step. */
  seed: number;
}

/** What a step does with the gradients of its tasks. */
export interface TaskStep {
  /** One for each variable. */
  gradients: tf.Tensor[];
  /** The numbers after the step. */
  numbers: { [name: string]: Float32Array };
}
