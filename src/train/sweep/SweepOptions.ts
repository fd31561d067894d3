import type { ParameterSpace, ParametersOf } from './space/Parameter';
import type { Scheduler } from './search/Scheduler';
import type { Search } from './search/Search';
import type { Executor } from './trial/Executor';
import type { TrialFunction } from './trial/Trial';

export interface SweepOptions<Space extends ParameterSpace = ParameterSpace> {
  /** What is run for each set of parameters: a function, or the path of a file whose default export is one, which other processes can load. TypeScript files need no build. */
  trial: string | TrialFunction<ParametersOf<Space>>;
  /** `{temperature: kd.choice([1, 4]), learningRate: kd.logUniform(1e-4, 1e-2)}`. */
  parameters: Space;
  /** Which sets of parameters are tried. Default `kd.gridSearch()`. */
  search?: Search;
  /** Stops trials early: `kd.asha()`. Default: none is. */
  scheduler?: Scheduler;
  /** Where the trials run: `kd.workerProcesses({count: 2})`. Default `kd.inProcess()`. */
  on?: Executor;
  /** Of the draws, and of each trial. Default 0. */
  seed?: number;
  /** A folder that keeps the sweep. Called again with it, the sweep goes on where it was left, whatever happened. Default: nothing is written. */
  folder?: string;
  /** The validation metric that is best, and that `scheduler` goes by. Default: the one that the runs choose their epoch by. */
  metric?: string;
  /** How often a trial is begun again whose process has died. Default 2. */
  retries?: number;
  /** Whether the first trial that fails ends the sweep. Default false: it is one of the results. */
  failFast?: boolean;
  /** Title of the view. */
  title?: string;
  /** Whether a notebook or a terminal shows how far it is. Default true. */
  show?: boolean;
  /** Ends the sweep after the current batches, as an interrupt does. */
  signal?: AbortSignal;
}

export const sweepOptionNames = [
  ...['trial', 'parameters', 'search', 'scheduler', 'on', 'seed', 'folder', 'metric', 'retries', 'failFast'],
  ...['title', 'show', 'signal']
];
