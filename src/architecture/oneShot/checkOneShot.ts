import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { asTeacher } from '../../teachers/asTeacher';
import type { Teacher } from '../../teachers/Teacher';
import type { Parameters } from '../../train/sweep/space';
import { checkCandidates, type CheckedCandidates } from '../search/checkCandidates';
import { oneShotOptionNames, type OneShotOptions } from './OneShotOptions';

/** Options that are right, with their defaults. */
export interface CheckedOneShot
  extends CheckedCandidates, Pick<OneShotOptions, 'optimizer' | 'batchSize' | 'title' | 'show' | 'signal'> {
  largest: Parameters;
  teacher?: Teacher;
  randomCandidates: number;
}

/** @throws TypeError or RangeError for an option that is unknown, missing or out of bounds. */
export function checkOneShot(subject: string, options: OneShotOptions): CheckedOneShot {
  checkInputs(subject, options, oneShotOptionNames);
  const { largest, teacher, candidates = 1000, randomCandidates = 2, optimizer, batchSize, title, show } = options;
  const checked = checkCandidates(subject, { ...options, candidates });
  const names = Object.keys(checked.space.parameters);
  const isComplete = isPlainObject(largest) && Object.keys(largest).sort().join() === [...names].sort().join();
  if (!isComplete || !Object.values(largest).every((value) => ['number', 'string', 'boolean'].includes(typeof value)))
    throw new TypeError(
      `${subject}: expected largest to have a value for each of ${names.join(', ')}, got ${showValue(largest)}; give those of the network that contains all others`
    );
  checkNumber(subject, 'randomCandidates', randomCandidates, { integer: true, atLeast: 0, atMost: 16 });
  return {
    ...{ ...checked, largest: { ...largest }, randomCandidates, optimizer, batchSize, title, show },
    ...(teacher !== undefined && { teacher: asTeacher(teacher, subject) })
  };
}
