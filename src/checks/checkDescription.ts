import { checkPlainData } from './checkPlainData';
import { hasSafelyReadableMembers } from './hasSafelyReadableMembers';
import { showValue } from './showValue';

/**
 * What a record says of a metric, a schedule, a strategy or an optimizer of the user's own.
 *
 * @param of "the optimizer".
 * @throws TypeError unless it is plain data with a short name.
 */
export function checkDescription(subject: string, of: string, description: unknown): void {
  const fix = 'give {name: "..."} with numbers and texts';
  if (!hasSafelyReadableMembers(description, ['name']) || typeof description.name !== 'string' || description.name.length > 200)
    throw new TypeError(`${subject}: expected the description of ${of} to have a name, got ${showValue(description)}; ${fix}`);
  checkPlainData(subject, `the description of ${of} as plain data`, description, fix, 1000);
}
