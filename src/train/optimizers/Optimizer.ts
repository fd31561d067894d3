import type * as tf from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';

/** An optimizer as a value: student and baseline each create their own from it. */
export interface Optimizer {
  /** Whoever creates it disposes it. */
  create(variables: readonly tf.Variable[]): OptimizerState;
  learningRate: Schedule;
  description: Description;
}

/** What an optimizer remembers of the variables that it changes. */
export interface OptimizerState {
  /** One step, with a gradient for each variable; null for one that the loss does not depend on. */
  update(gradients: readonly (tf.Tensor | null)[], learningRate: tf.Scalar): void;
  /** Called before each step with its rate, for an optimizer whose `update` takes a number for it and not a tensor: a graph holds it as it is. */
  setLearningRate?(learningRate: number): void;
  /** All that it remembers, always in the same order. A run with a `folder` keeps them on disk, and refuses an optimizer without them. */
  variables?: readonly tf.Variable[];
  dispose(): void;
}
