import { showValue } from './showValue';

const mostLevels = 64;
const mostValues = 2_000_000;

/**
 * Checks that a value from elsewhere is plain data: it can be read all through, holds no part of itself, and is not deeper or larger than anything that this
 * project makes. What follows may then walk through it.
 *
 * @param expected what it should be: "a run record".
 * @param most values in it.
 * @throws TypeError `subject: expected a run record, got …; advice`
 */
export function checkPlainData(subject: string, expected: string, value: unknown, advice: string, most = mostValues): void {
  const got = troubleIn(value, most);
  if (got !== null) throw new TypeError(`${subject}: expected ${expected}, got ${got}; ${advice}`);
}

function troubleIn(value: unknown, most: number): string | null {
  const open: { value: unknown; level: number }[] = [{ value, level: 0 }];
  let count = 0;
  try {
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value: found, level } = next;
      if (typeof found === 'bigint' || typeof found === 'symbol' || typeof found === 'function')
        return `one that holds ${showValue(found)}`;
      // No JSON holds its numbers.
      if (found instanceof BigInt64Array || found instanceof BigUint64Array) return `one that holds ${showValue(found)}`;
      if (typeof found !== 'object' || found === null || ArrayBuffer.isView(found)) continue;
      if (level > mostLevels) return `one that is more than ${mostLevels} levels deep, or holds itself`;
      const length = Array.isArray(found) ? found.length : 0;
      const names = length > most ? [] : Object.keys(found);
      count += Math.max(length, names.length);
      if (count > most) return `one of more than ${most} values`;
      // In JSON it would be null, and pass for a number that could not be measured. `includes` sees holes as well.
      if (Array.isArray(found) && found.includes(undefined)) return 'one with nothing at a place of a list';
      for (const name of names) open.push({ value: (found as { [name: string]: unknown })[name], level: level + 1 });
    }
    return null;
  } catch {
    return 'one that cannot be read';
  }
}
