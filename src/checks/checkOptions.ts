import { suggestKnownName } from './suggestKnownName';
import { checkCommonOption } from './checkCommonOption';
import { findUnusableReason } from './findUnusableReason';
import { suggestOptionOfOtherLibrary } from './suggestOptionOfOtherLibrary';
import { isPlainObject } from './isPlainObject';
import { showValue } from './showValue';

/**
 * Refuses an unknown option and names the nearest known one: if a misspelt option were silently ignored, a wrong result would pass as a
 * right one. A name that other programs use for an option (n_estimators) leads to the one that it is here.
 *
 * @throws TypeError `subject: expected an option of a, b, c, got "x"; did you mean "y"?`
 */
export function checkOptions(subject: string, options: unknown, known: readonly string[]): void {
  if (options === undefined) return;
  const names = isPlainObject(options) ? namesOf(options) : null;
  if (!isPlainObject(options) || names === null)
    throw new TypeError(`${subject}: expected options as an object, got ${showValue(options)}; pass {${known[0] ?? ''}: ...}`);
  for (const name of names) {
    if (known.includes(name)) {
      const fault = findUnusableReason(options[name]);
      if (fault === null) {
        checkCommonOption(subject, name, options[name]);
        continue;
      }
      throw new TypeError(`${subject}: expected ${name} to be a value that can be used, got ${fault.got}; ${fault.fix}`);
    }
    const advice =
      suggestOptionOfOtherLibrary(name, known) ??
      suggestKnownName(name, known, known.length ? 'remove it, or give one of these' : 'remove it');
    throw new TypeError(
      `${subject}: expected ${known.length ? `options among ${known.join(', ')}` : 'no options'}, got ${showValue(name)}; ${advice}`
    );
  }
}

/** Null if the object does not say: a proxy may refuse. */
function namesOf(options: object): string[] | null {
  try {
    return Object.keys(options);
  } catch {
    return null;
  }
}
