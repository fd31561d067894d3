import type { Loss } from '../../losses/Loss';
import type { Metric } from '../../metrics/inputs/Metric';
import type { TaskHead } from '../../models/heads/TaskHead';
import type { Schedule } from '../../schedules/Schedule';
import type { Task } from './Task';
import type { TaskBalance } from './TaskBalance';

/** One of several tasks: what is given for it. */
export interface TaskPart {
  /** `kd.classification({classes})`, `kd.regression()`, or one of `kd.defineTask`. */
  task: Task;
  /** Which targets of the data it predicts. Default: the one of the task's own name. */
  targets?: string | string[];
}

export interface SeveralTasksOptions {
  /** What the loss of each task counts, by its name: numbers or schedules. Default 1 each. */
  weights?: { [task: string]: number | Schedule };
  /** How the losses of the tasks, so weighted, become one: `kd.uncertaintyWeights()`, `kd.gradNorm()`, `kd.pcGrad()`. Default: they are added. */
  balance?: TaskBalance;
}

/** Several tasks as one: a student with a head for each, whose outputs lie side by side. */
export interface SeveralTasks extends Task {
  /** The heads that a student needs, in order: `kd.tabularStudent(train, {heads: tasks.heads})`, `kd.models.withHeads(trunk, {heads: tasks.heads, train})`. */
  heads: readonly TaskHead[];
  /** Those of all tasks, "price: R squared". */
  metrics: readonly Metric[];
  /** A loss as one of a task's own outputs, targets and teacher; with labels or targets, of the rows that have them. @throws RangeError for another task. */
  lossOf(task: string, loss: Loss): Loss;
  /** The same rows and student, of which only one task learns and is measured. @throws RangeError for another task. */
  only(task: string): SeveralTasks;
}
