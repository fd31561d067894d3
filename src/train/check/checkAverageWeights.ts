import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import type { AverageWeights } from '../options/AverageWeights';

/** @throws TypeError or RangeError for anything but how weights are averaged, or nothing. */
export function checkAverageWeights(subject: string, given: AverageWeights | undefined): AverageWeights | undefined {
  if (given === undefined) return undefined;
  const of = `${subject}: averageWeights`;
  checkInputs(of, given, ['decay']);
  return { decay: checkNumber(of, 'decay', given.decay, { atLeast: 0, atMost: 0.9999999 }) };
}
