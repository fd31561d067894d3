import { checkNumber } from './checkNumber';
import { showValue } from './showValue';

/** The most numbers that one typed array is made for: 1 GiB of float32. */
export const mostNumbers = 2 ** 28;

/**
 * Checks sizes before memory is asked for: each is a whole number above 0, and the product of all is at most 2 ** 28.
 *
 * @param sizes by the names that the user knows: `{rows, columns}`.
 * @throws TypeError or RangeError that names the size.
 */
export function checkMemorySize(subject: string, sizes: { [name: string]: unknown }): void {
  const names = Object.keys(sizes);
  let total = 1;
  for (const name of names) total *= checkNumber(subject, name, sizes[name], { integer: true, atLeast: 1, atMost: mostNumbers });
  if (total <= mostNumbers) return;
  const got = names.map((name) => `${name} ${showValue(sizes[name])}`).join(' and ');
  throw new RangeError(`${subject}: expected at most ${mostNumbers} numbers in all, got ${got}; make them smaller`);
}
