import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';

/**
 * The names of the strategies that a study compares.
 *
 * @param check of each of them, with its place for a subject.
 * @throws TypeError unless there are 1 to 50; what `check` throws.
 */
export function checkStrategies(
  subject: string,
  strategies: unknown,
  example: string,
  check: (subject: string, strategy: unknown) => unknown
): string[] {
  const names = isPlainObject(strategies) ? Object.keys(strategies) : [];
  if (names.length === 0 || names.length > 50)
    throw new TypeError(`${subject}: expected 1 to 50 strategies by name, got ${showValue(strategies)}; give ${example}`);
  for (const name of names) check(`${subject}: strategies["${name}"]`, (strategies as { [name: string]: unknown })[name]);
  return names;
}
