import type * as tf from '@tensorflow/tfjs';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import type { SeveralTasks } from './SeveralTasks';
import type { Terms } from './Term';
import type { TrainOptions } from './TrainOptions';

/** What the trainings of a task study have in common. */
type Shared = 'data' | 'epochs' | 'batchSize' | 'optimizer' | 'averageWeights' | 'patience' | 'signal' | 'show' | 'trackers';

export interface TaskStudyOptions extends Pick<TrainOptions, Shared> {
  /** Builds the student for a seed, with a head for each task. It is called with `Math.random` seeded, so initial weights need no seeds of their own. */
  student: (seed: number) => tf.LayersModel;
  /** `kd.severalTasks({...})`, whose weights and balance are tried. */
  task: SeveralTasks;
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
  /** Also distils the student from it, in all tasks together. Default: none. */
  teacher?: tf.LayersModel | LogitsFunction | Teacher;
  /** What the distilled student learns by. Default `task.terms()`. */
  terms?: Terms;
}

export const taskStudyOptionNames = [
  ...['student', 'task', 'seeds', 'teacher', 'terms'],
  ...['data', 'epochs', 'batchSize', 'optimizer', 'averageWeights', 'patience', 'signal', 'show', 'trackers']
];
