import { checkNumber } from '../checks/checkNumber';
import { show } from '../checks/show';

/**
 * A list of sizes, whole and at least 1, as many as are allowed.
 *
 * @param example what to give instead, in words that stand after "give".
 * @throws TypeError for another thing than a list, RangeError for a list of another length or a size out of bounds.
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
    throw new TypeError(`${subject}: expected ${name} to be a list of ${wanted} numbers, got ${show(value)}; give ${example}`);
  if (value.length < atLeast || value.length > atMost)
    throw new RangeError(`${subject}: expected ${name} to be a list of ${wanted} numbers, got ${show(value)}; give ${example}`);
  return value.map((size, i) => checkNumber(subject, `${name}[${i}]`, size, { integer: true, atLeast: 1 }));
}
