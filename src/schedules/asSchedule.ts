import { checkDescription } from '../checks/checkDescription';
import { checkNumber, type NumberBounds } from '../checks/checkNumber';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import { constant } from './constant';
import type { Moment, Schedule } from './Schedule';

/** What a user may give where a value can change over training. */
export type Scheduled = number | Schedule | ((moment: Moment) => number);

/**
 * A number, a schedule or a bare function of the moment, as a schedule that checks every value.
 *
 * @param subject the caller's name for the error: "softTargets".
 * @param name what the value is: "temperature".
 * @throws TypeError or RangeError for a number out of bounds (now) or a schedule's value out of bounds (when it is called).
 */
export function asSchedule(value: Scheduled, subject: string, name: string, bounds: NumberBounds = {}): Schedule {
  if (typeof value === 'number') return constant(checkNumber(subject, name, value, bounds));
  if (!isCallable(value)) {
    throw new TypeError(
      `${subject}: expected ${name} to be a number or a schedule, got ${showValue(value)}; give 4, linear({from, to}) or a function`
    );
  }
  const description = 'description' in value ? value.description : { name: 'function' };
  if (description !== undefined) checkDescription(subject, name, description);
  return Object.assign((moment: Moment) => checkNumber(subject, name, value(moment), bounds), { description });
}
