import { checkNumber } from '../checks/checkNumber';
import { showValue } from '../checks/showValue';

/**
 * Checks a list of sizes: whole numbers of at least 1, and an allowed number of them.
 *
 * @param example what to give instead, in words that follow "give".
 * @throws TypeError for anything but a list, RangeError for a list of the wrong length or a size out of bounds.
 */
export function checkSizes(
  subject: string,
  name: string,
  value: unknown,
  lengths: { atLeast: number; atMost: number },
  example: string
): number[] {
  const { atLeast, atMost } = lengths;
  const wanted = atLeast === atMost ? `${atLeast}` : `${atLeast} to ${atMost}`;
  if (!Array.isArray(value))
    throw new TypeError(`${subject}: expected ${name} to be a list of ${wanted} numbers, got ${showValue(value)}; give ${example}`);
  if (value.length < atLeast || value.length > atMost)
    throw new RangeError(`${subject}: expected ${name} to be a list of ${wanted} numbers, got ${showValue(value)}; give ${example}`);
  return value.map((size, i) => checkNumber(subject, `${name}[${i}]`, size, { integer: true, atLeast: 1, atMost: 2 ** 24 }));
}
