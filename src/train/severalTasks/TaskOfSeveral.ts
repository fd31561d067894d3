import type { TaskHead } from '../../models/heads/TaskHead';
import type { Task, TaskDefinition } from '../options/Task';

/** A task of several with the places of its outputs and targets. */
export interface TaskOfSeveral {
  name: string;
  task: Task;
  definition: TaskDefinition;
  /** The names of its targets. */
  targetNames: readonly string[];
  head: TaskHead;
  /** Where its outputs are among those of all heads: the first, and the one after the last. */
  outputs: readonly [from: number, to: number];
}
