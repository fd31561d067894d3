import { checkNumber } from '../checks/checkNumber';
import { showValue } from '../checks/showValue';

/** @throws TypeError or RangeError unless it is a list of units. */
export function checkHidden(subject: string, hidden: unknown): void {
  if (!Array.isArray(hidden))
    throw new TypeError(`${subject}: expected hidden to be an array of units, got ${showValue(hidden)}; give [64, 32]`);
  hidden.forEach((units, i) => checkNumber(subject, `hidden[${i}]`, units, { integer: true, atLeast: 1 }));
}
