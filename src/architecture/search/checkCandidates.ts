import { checkDescription } from '../../checks/checkDescription';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import { checkRowsInMemory } from '../../data/checkRowsInMemory';
import { checkSameClasses } from '../../data/checkSameClasses';
import type { Dataset } from '../../data/Dataset';
import { randomSearch } from '../../train/sweep/search';
import { checkSpace } from '../../train/sweep/space/checkSpace';
import { checkCost } from '../cost/checkCost';
import type { ArchitectureSearchOptions } from './ArchitectureSearchOptions';

/** Students to choose from, the rows to choose by, and the budget. */
export interface CheckedCandidates extends Pick<
  ArchitectureSearchOptions,
  'space' | 'costs' | 'candidates' | 'epochs' | 'signal'
> {
  data: { train: Dataset; validation: Dataset; test?: Dataset };
  search: NonNullable<ArchitectureSearchOptions['search']>;
  seed: number;
}

const mostCandidates = 1000;

/** @throws TypeError or RangeError for one of these options that is missing or out of bounds. */
export function checkCandidates(
  subject: string,
  options: Pick<ArchitectureSearchOptions, 'space' | 'data' | 'costs' | 'candidates' | 'epochs' | 'search' | 'seed' | 'signal'>
): CheckedCandidates {
  const { space, data, costs, candidates, epochs, signal } = options;
  const { search = randomSearch({ trials: 1000 }), seed = 0 } = options;
  if (!hasSafelyReadableMembers(space, ['parameters', 'build']) || !isCallable(space.build))
    throw new TypeError(
      `${subject}: expected space to be {parameters, build}, got ${showValue(space)}; give kd.architecture.pictureSpace({...})`
    );
  checkSpace(subject, space.parameters);
  checkParts(subject, data);
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
  if (!hasSafelyReadableMembers(search, ['plan', 'description']) || !isCallable(search.plan))
    throw new TypeError(
      `${subject}: expected search to be a value that can plan, got ${showValue(search)}; give kd.randomSearch({trials: 1000})`
    );
  checkDescription(subject, 'search', search.description);
  return { space, data, costs, candidates, epochs, search, seed, ...(signal && { signal }) };
}

/** @throws TypeError or RangeError for anything but parts of rows with classes, in memory. */
function checkParts(subject: string, data: unknown): asserts data is CheckedCandidates['data'] {
  if (
    !hasSafelyReadableMembers(data, ['train', 'validation', 'test']) ||
    data.train === undefined ||
    data.validation === undefined
  )
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
