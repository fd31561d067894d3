import type { LayersModel } from '@tensorflow/tfjs';
import type { Splits } from '../../data/Dataset';
import type { LogitsFunction, Teacher } from '../../teachers';
import type { DistillOptions } from '../../train/options';
import type { Scheduler, Search } from '../../train/sweep/search';
import type { ParameterSpace } from '../../train/sweep/space';
import type { Cost } from '../cost/Cost';
import type { ArchitectureSpace } from '../space/ArchitectureSpace';

export interface ArchitectureSearchOptions<Space extends ParameterSpace = ParameterSpace> extends Pick<
  DistillOptions,
  'terms' | 'optimizer' | 'batchSize' | 'signal' | 'title' | 'show'
> {
  /** Students to choose from: `kd.architecture.pictureSpace({...})`, `kd.architecture.tableSpace(train)`, or `{parameters, build}` of your own. */
  space: ArchitectureSpace<Space>;
  teacher: LayersModel | LogitsFunction | Teacher;
  /** Students learn from `train` and are chosen on `validation`, which must be there. On `test` those on the front are scored, once. */
  data: Splits;
  /** What students cost. The front is that of the first; each may have a budget (`atMost`), which is looked at before any training. */
  costs: readonly Cost[];
  /** How many students within the budget are trained, 1 to 1,000. */
  candidates: number;
  /** Epochs of those that are not stopped. */
  epochs: number;
  /** Which architectures are drawn, in this order, until enough are within the budget. Default `kd.randomSearch({trials: 1000})`. */
  search?: Search;
  /** Stops students early: a function of their costs to a scheduler, or a scheduler such as `kd.asha()`; null stops none. Default `kd.architecture.paretoAsha()`. */
  scheduler?: Scheduler | ((costs: readonly number[]) => Scheduler) | null;
  /** The metric of the validation rows that `scheduler` goes by, as "accuracy" or "nll". Default "teacherKl", how far the student's distribution is from the teacher's. */
  earlySignal?: string;
  /** Of the draws, of initial weights and of training. Default 0. */
  seed?: number;
  /** A folder that keeps costs, trials and students. Called again with it, the search goes on where it was left. Default: nothing is written. */
  folder?: string;
}

export const architectureSearchOptionNames = [
  ...['space', 'teacher', 'data', 'costs', 'candidates', 'epochs', 'search', 'scheduler', 'earlySignal', 'seed', 'folder'],
  ...['terms', 'optimizer', 'batchSize', 'signal', 'title', 'show']
];
