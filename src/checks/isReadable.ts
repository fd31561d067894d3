import { canBeRead } from './canBeRead';
import { isRecord } from './isRecord';

/** Whether a value is an object with named members that can be read: a revoked proxy cannot, nor can a member whose getter throws. */
export function isReadable(value: unknown, names: readonly string[]): value is { [name: string]: unknown } {
  if (!isRecord(value)) return false;
  try {
    return names.every((name) => canBeRead(value[name]));
  } catch {
    return false;
  }
}
