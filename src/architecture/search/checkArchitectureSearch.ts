import { resolve } from 'node:path';
import { checkDescription } from '../../checks/checkDescription';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { checkPath } from '../../checks/checkPath';
import { hasReadableMembers } from '../../checks/hasReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import { checkRowsInMemory } from '../../data/checkRowsInMemory';
import { checkSameClasses } from '../../data/checkSameClasses';
import type { Dataset } from '../../data/Dataset';
import { asTeacher } from '../../teachers/asTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { randomSearch } from '../../train/sweep/search';
import { checkSpace } from '../../train/sweep/space/checkSpace';
import { checkCost } from '../cost/checkCost';
import { architectureSearchOptionNames, type ArchitectureSearchOptions } from './ArchitectureSearchOptions';
import { paretoAsha } from './paretoAsha';

/** Options that are right, with their defaults. */
export interface CheckedSearch extends Omit<ArchitectureSearchOptions, 'data'> {
  teacher: Teacher;
  data: { train: Dataset; validation: Dataset; test?: Dataset };
  search: NonNullable<ArchitectureSearchOptions['search']>;
  scheduler: NonNullable<ArchitectureSearchOptions['scheduler']> | null;
  earlySignal: string;
  seed: number;
}

const subject = 'architecture.search';
const mostCandidates = 1000;

/** @throws TypeError or RangeError for an option that is unknown, missing or out of bounds. */
export function checkArchitectureSearch(options: ArchitectureSearchOptions): CheckedSearch {
  checkInputs(subject, options, architectureSearchOptionNames);
  const { space, teacher, data, costs, candidates, epochs, folder } = options;
  const { search = randomSearch({ trials: 1000 }), scheduler = paretoAsha(), earlySignal = 'teacherKl', seed = 0 } = options;
  if (!hasReadableMembers(space, ['parameters', 'build']) || !isCallable(space.build))
    throw new TypeError(
      `${subject}: expected space to be {parameters, build}, got ${showValue(space)}; give kd.architecture.pictureSpace({...})`
    );
  checkSpace(subject, space.parameters);
  checkParts(data);
  if (!Array.isArray(costs) || costs.length < 1 || costs.length > 10)
    throw new TypeError(
      `${subject}: expected costs to be a list of 1 to 10, got ${showValue(costs)}; give [kd.architecture.parameters({atMost: 50_000})]`
    );
  costs.forEach((cost, i) => checkCost(subject, `costs[${i}]`, cost));
  const names = costs.map(({ name }) => name);
  if (new Set(names).size < names.length)
    throw new RangeError(`${subject}: expected costs with different names, got ${showValue(names)}; name your own differently`);
  checkNumber(subject, 'candidates', candidates, { integer: true, atLeast: 1, atMost: mostCandidates });
  checkNumber(subject, 'epochs', epochs, { integer: true, atLeast: 1, atMost: 1e6 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (!hasReadableMembers(search, ['plan', 'description']) || !isCallable(search.plan))
    throw new TypeError(
      `${subject}: expected search to be a value that can plan, got ${showValue(search)}; give kd.randomSearch({trials: 1000})`
    );
  checkDescription(subject, 'search', search.description);
  const isScheduler = hasReadableMembers(scheduler, ['judge', 'description']) && isCallable(scheduler.judge);
  if (scheduler !== null && !isScheduler && !isCallable(scheduler))
    throw new TypeError(
      `${subject}: expected scheduler to be a scheduler, a function of costs to one, or null, got ${showValue(scheduler)}; give kd.architecture.paretoAsha()`
    );
  if (typeof earlySignal !== 'string' || !earlySignal)
    throw new TypeError(`${subject}: expected earlySignal to be a text, got ${showValue(earlySignal)}; give "teacherKl"`);
  if (folder !== undefined) checkPath(`${subject}: folder`, folder, 'give the path of a folder, or leave it out');
  return {
    ...options,
    ...{ search, scheduler, earlySignal, seed, data, teacher: asTeacher(teacher, subject) },
    ...(folder !== undefined && { folder: resolve(folder) })
  };
}

/** @throws TypeError or RangeError for anything but parts of rows with classes, in memory. */
function checkParts(data: unknown): asserts data is CheckedSearch['data'] {
  if (!hasReadableMembers(data, ['train', 'validation', 'test']) || data.train === undefined || data.validation === undefined)
    throw new TypeError(
      `${subject}: expected data with train and validation rows, got ${showValue(data)}; give kd.split(data, {validation: 0.2})`
    );
  checkInputs(`${subject}: data`, data, ['train', 'validation', 'test']);
  const parts = data as { [name: string]: Dataset | undefined };
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined) continue;
    checkRowsInMemory(part, subject);
    checkDataset(part, `${subject}: ${name}`);
    if (name !== 'train') checkLabelled(part, `${subject}: ${name}`);
    checkSameClasses(subject, { of: 'train', ...parts.train! }, { of: name, ...part });
  }
}
