import { types } from 'node:util';
import { checkList } from '../../checks/checkList';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';

/** @throws TypeError or RangeError for clients that are there twice or not expected, too few, or numbers that cannot be added. */
export function checkContributions(
  subject: string,
  contributions: Map<string, Float32Array>,
  expected: readonly string[],
  threshold: number
): void {
  checkList(subject, 'expected', expected);
  const odd = expected.find((name) => typeof name !== 'string');
  if (odd !== undefined || new Set(expected).size !== expected.length)
    throw new TypeError(`${subject}: expected clients with names of their own, got ${showValue(expected)}; name each once`);
  if (threshold > expected.length || 2 * threshold <= expected.length)
    throw new RangeError(
      `${subject}: expected a threshold of more than half of ${expected.length} clients, and no more than all, got ${threshold}; change threshold`
    );
  // Not instanceof: an object that only inherits from a Map has no entries.
  if (!types.isMap(contributions))
    throw new TypeError(
      `${subject}: expected a Map of the numbers of each client, got ${showValue(contributions)}; give new Map([['a', numbers]])`
    );
  let length: number | undefined;
  for (const [name, values] of contributions) {
    if (!expected.includes(name))
      throw new RangeError(
        `${subject}: expected numbers of clients that began, got some of ${showValue(name)}; add it to expected`
      );
    if (!isSafeToInspect(values) || !(values instanceof Float32Array))
      throw new TypeError(
        `${subject}: expected the numbers of client "${name}" as a Float32Array, got ${showValue(values)}; make one of them`
      );
    length ??= values.length;
    if (values.length !== length)
      throw new RangeError(
        `${subject}: expected ${length} numbers of each client, got ${values.length} of client "${name}"; send the same of each`
      );
  }
  if (contributions.size < threshold)
    throw new RangeError(
      `${subject}: expected at least ${threshold} clients to send their numbers, got ${contributions.size}; wait for more, or begin again with a lower threshold`
    );
}
