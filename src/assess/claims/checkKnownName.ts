import { showValue, visible } from '../../checks/showValue';

/**
 * The name, if it is one of those that are there.
 *
 * @throws RangeError otherwise.
 */
export function checkKnownName(subject: string, option: string, name: unknown, known: readonly string[]): string {
  if (typeof name === 'string' && known.includes(name)) return name;
  throw new RangeError(
    `${subject}: expected ${option} to be one of ${visible(known.join(', ')) || '(none)'}, got ${showValue(name)}; name one of these`
  );
}
