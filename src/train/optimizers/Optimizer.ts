import type * as tf from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';

/** How weights follow gradients, as a value: student and baseline each create their own from it. */
export interface Optimizer {
  /** The creator disposes it. */
  create(learningRate: number): tf.Optimizer;
  learningRate: Schedule;
  description: Description;
}
