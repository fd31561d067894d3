import { resolve } from 'node:path';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkPath } from '../../checks/checkPath';
import { checkPlainData } from '../../checks/checkPlainData';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { mostTrials } from './search/mostTrials';
import { gridSearch } from './search/gridSearch';
import type { Scheduler } from './search/Scheduler';
import type { Search } from './search/Search';
import { checkSpace } from './space/checkSpace';
import type { ParameterSpace, Parameters } from './space/Parameter';
import { sweepOptionNames, type SweepOptions } from './SweepOptions';
import type { Executor, TrialSource } from './trial/Executor';
import { inProcess } from './trial/inProcess';
import type { TrialFunction } from './trial/Trial';

/** Options that are right, with their defaults. */
export interface CheckedSweep extends Pick<SweepOptions, 'scheduler' | 'folder' | 'metric' | 'title' | 'signal'> {
  source: TrialSource;
  space: ParameterSpace;
  search: Search;
  on: Executor;
  seed: number;
  retries: number;
  failFast: boolean;
  show: boolean;
  /** The parameters of each trial. */
  plan: Parameters[];
}

const subject = 'sweep';

/** @throws TypeError or RangeError for an option that is unknown, missing or out of bounds. */
export function checkSweep<Space extends ParameterSpace>(options: SweepOptions<Space>): CheckedSweep {
  checkInputs(subject, options, sweepOptionNames);
  const { trial, parameters, search = gridSearch(), scheduler, on = inProcess() } = options;
  const { seed = 0, folder, metric, retries = 2, failFast = false, title, show = true, signal } = options;
  const source = checkTrial(trial);
  checkSpace(subject, parameters);
  checkMade<Search>('search', search, 'plan', 'kd.randomSearch({trials: 20})');
  if (scheduler !== undefined) checkMade<Scheduler>('scheduler', scheduler, 'judge', 'kd.asha()');
  checkMade<Executor>('on', on, 'open', 'kd.workerProcesses({count: 2})');
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'retries', retries, { integer: true, atLeast: 0, atMost: 100 });
  if (folder !== undefined) checkPath(`${subject}: folder`, folder, 'give the path of a folder, or leave it out');
  if (metric !== undefined && typeof metric !== 'string')
    throw new TypeError(`${subject}: expected metric to be a text, got ${showValue(metric)}; give its name`);
  if (typeof failFast !== 'boolean')
    throw new TypeError(`${subject}: expected failFast to be true or false, got ${showValue(failFast)}; choose one`);
  const plan = checkPlan(search.plan(parameters, seed));
  const common = { scheduler, metric, title, signal, seed, retries, failFast, show };
  return { ...common, source, space: parameters, search, on, plan, folder: folder === undefined ? undefined : resolve(folder) };
}

function checkTrial(trial: unknown): TrialSource {
  if (typeof trial === 'string') {
    checkPath(`${subject}: trial`, trial, 'give the path of a file');
    return { module: resolve(trial) };
  }
  if (isCallable(trial)) return { run: trial as TrialFunction };
  throw new TypeError(
    `${subject}: expected trial to be a function or the path of a file, got ${showValue(trial)}; give async ({ parameters, distill }) => distill({...})`
  );
}

function checkMade<Made extends object>(option: string, value: unknown, method: string, example: string): asserts value is Made {
  if (!hasSafelyReadableMembers(value, ['description', method]) || !isCallable(value[method]))
    throw new TypeError(
      `${subject}: expected ${option} to be a value that can ${method}, got ${showValue(value)}; give ${example}`
    );
  checkPlainData(subject, `the description of ${option} as plain data`, value.description, `give ${example}`, 1000);
}

/** A search may be the user's own. */
function checkPlan(plan: unknown): Parameters[] {
  const fix = 'look at the search, or give kd.gridSearch()';
  checkPlainData(subject, 'a search that plans plain data', plan, fix);
  if (!Array.isArray(plan) || !plan.length || plan.length > mostTrials || !plan.every(isPlainObject))
    throw new TypeError(`${subject}: expected a search of 1 to ${mostTrials} trials, got ${showValue(plan)}; ${fix}`);
  const isValue = (value: unknown) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  for (const parameters of plan as Parameters[])
    for (const [name, value] of Object.entries(parameters))
      if (!isValue(value))
        throw new TypeError(
          `${subject}: expected ${showValue(name)} to be a finite number, a text, true or false, got ${showValue(value)}; ${fix}`
        );
  return plan as Parameters[];
}
