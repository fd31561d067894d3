import type { Comparison } from '../../record/Comparison';
import type { Readable } from '../rendering/Readable';

/** What each of several tasks counted in training, and what it gained or lost by being learnt with the others. */
export interface TaskWeightsView extends Readable {
  kind: 'taskWeights';
  /**
   * How many runs the weights are means over, one a seed.
   *
   * @minimum 1
   * @maximum 1000
   */
  runs: number;
  /** @maxItems 100 */
  tasks: TaskWeights[];
  /** Each way to learn the tasks together against learning each alone; the metrics of a task have its name and a colon before theirs. Absent for a single run. */
  comparison?: Comparison;
}

/** What the loss of a task counts: the sum of the weights of its terms, at points of the training. */
export interface TaskWeights {
  task: string;
  /**
   * Epochs done.
   *
   * @maxItems 200
   */
  epoch: number[];
  /** Mean over the runs that were still training; null where the task was not learnt. */
  mean: (number | null)[];
  /** The smallest and the largest weight of a single run. */
  least: (number | null)[];
  most: (number | null)[];
}
