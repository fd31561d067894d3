import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { ValueCheck } from './ValueCheck';

export interface ViewInput {
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
export function checkViewInput(subject: string, check: ValueCheck, { expected, advice, given, parts }: ViewInput): void {
  checkPlainData(subject, expected, given, advice);
  // Check its JSON: a value that could not be measured is NaN here and null there.
  const json = JSON.parse(JSON.stringify({ title: '', says: '', ...parts() })) as object;
  const problem = check(json, '')?.replace(/^\./, '');
  if (problem === undefined) return;
  const where = typeof given === 'object' && given !== null ? ` (${problem})` : '';
  throw new TypeError(`${subject}: expected ${expected}, got ${showValue(given)}${where}; ${advice}`);
}
