import { isSafeToInspect } from './isSafeToInspect';
import { isPlainObject } from './isPlainObject';

/** Whether a value is an object with named members that can be read: a revoked proxy cannot, nor can a member whose getter throws. */
export function hasSafelyReadableMembers(value: unknown, names: readonly string[]): value is { [name: string]: unknown } {
  if (!isPlainObject(value)) return false;
  try {
    return names.every((name) => isSafeToInspect(value[name]));
  } catch {
    return false;
  }
}
