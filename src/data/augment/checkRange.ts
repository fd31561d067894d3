import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';

/** A smallest and a largest value. */
export type Range = readonly [from: number, to: number];

/** @throws TypeError or RangeError unless it is two numbers, the smaller first. */
export function checkRange(subject: string, name: string, value: Range, atMost: number): Range {
  if (!Array.isArray(value) || value.length !== 2)
    throw new TypeError(`${subject}: expected ${name} to be [from, to], got ${showValue(value)}; give two numbers`);
  const from = checkNumber(subject, `${name}[0]`, value[0], { above: 0, atMost });
  return [from, checkNumber(subject, `${name}[1]`, value[1], { atLeast: from, atMost })];
}
