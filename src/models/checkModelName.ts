import { showValue } from '../checks/showValue';

/**
 * A model's name, which may be any text; inside another model tfjs allows letters, digits, "_", ".", "-" and "/".
 *
 * @throws TypeError for anything but a string that is not blank.
 */
export function checkModelName(subject: string, name: unknown): string {
  if (typeof name === 'string' && name.trim()) return name;
  throw new TypeError(`${subject}: expected name to be a string, got ${showValue(name)}; give it a short name`);
}
