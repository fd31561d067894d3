import { checkNumber } from '../checks/checkNumber';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import type { Moment, Schedule } from './Schedule';

/**
 * A schedule by its formula.
 *
 * @param needs what the formula reads of the moment.
 * @throws TypeError or RangeError, when called, for anything but a moment.
 */
export function scheduleFromFormula(
  description: Schedule['description'],
  needs: readonly (keyof Moment)[],
  valueAt: (moment: Moment) => number
): Schedule {
  const { name } = description;
  const at = (moment: Moment) => {
    if (!hasSafelyReadableMembers(moment, needs))
      throw new TypeError(
        `${name}: expected a moment, got ${showValue(moment)}; give {epoch: 0, epochs: 10, step: 0, loss: null}`
      );
    // A loss may be infinite, and is null before the first point.
    for (const need of needs) if (need !== 'loss') checkNumber(name, need, moment[need]);
    if (needs.includes('loss') && moment.loss !== null && typeof moment.loss !== 'number')
      throw new TypeError(`${name}: expected loss to be a number or null, got ${showValue(moment.loss)}; give the newest loss`);
    return valueAt(moment as Moment);
  };
  return Object.assign(at, { description });
}
