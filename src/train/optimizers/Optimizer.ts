import type * as tf from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';

/** An optimizer as a value: student and baseline each create their own from it. */
export interface Optimizer {
  /** Whoever creates it disposes it. */
  create(learningRate: number): tf.Optimizer;
  learningRate: Schedule;
  description: Description;
}
