import { checkDescription } from '../../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { isPlainObject } from '../../../checks/isPlainObject';
import { showValue } from '../../../checks/showValue';
import { isParameterValue } from './isParameterValue';
import type { ParameterSpace } from './Parameter';

/** @throws TypeError for anything but 1 to 100 parameters by name. They may be the user's own. */
export function checkSpace(subject: string, space: unknown): asserts space is ParameterSpace {
  const fix = 'give {temperature: kd.choice([1, 4])}';
  const names = isPlainObject(space) ? Object.keys(space) : [];
  if (!names.length || names.length > 100 || !hasSafelyReadableMembers(space, names))
    throw new TypeError(`${subject}: expected 1 to 100 parameters by name, got ${showValue(space)}; ${fix}`);
  for (const name of names) {
    const parameter = space[name];
    if (
      !hasSafelyReadableMembers(parameter, ['at', 'values', 'description']) ||
      !isCallable(parameter.at) ||
      !(parameter.values === null || (Array.isArray(parameter.values) && parameter.values.every(isParameterValue)))
    )
      throw new TypeError(`${subject}: expected parameter ${showValue(name)} to be one, got ${showValue(parameter)}; ${fix}`);
    checkDescription(subject, `parameter ${showValue(name)}`, parameter.description);
  }
}
