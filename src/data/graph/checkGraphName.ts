import { showValue } from '../../checks/showValue';

/** @throws TypeError unless it is a text that is not blank. */
export function checkGraphName(subject: string, name: unknown): string {
  if (typeof name === 'string' && name.trim() !== '') return name;
  throw new TypeError(`${subject}: expected name to be a text, got ${showValue(name)}; give it a short name`);
}
