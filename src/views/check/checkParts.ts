import { checkPlainData } from '../../checks/checkPlainData';
import { show } from '../../checks/show';
import type { Check } from './Check';

export interface PartsOf {
  /** What was expected: "a comparison". */
  expected: string;
  /** What to do about it. */
  advice: string;
  given: unknown;
  /** The parts of it that the view takes; asked for once it is known that they can be read. */
  parts: () => object;
}

/**
 * Refuses a value that no view of a kind can be made from. The error names the first field that is wrong.
 *
 * @param check the check for the kind, from `viewChecks`.
 */
export function checkParts(subject: string, check: Check, { expected, advice, given, parts }: PartsOf): void {
  checkPlainData(subject, expected, given, advice);
  // Check its JSON: a value that could not be measured is NaN here and null there.
  const json = JSON.parse(JSON.stringify({ title: '', says: '', ...parts() })) as object;
  const problem = check(json, '')?.replace(/^\./, '');
  if (problem === undefined) return;
  const where = typeof given === 'object' && given !== null ? ` (${problem})` : '';
  throw new TypeError(`${subject}: expected ${expected}, got ${show(given)}${where}; ${advice}`);
}
