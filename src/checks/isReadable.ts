import { canBeRead } from './canBeRead';

/** Whether a value is an object, no array, whose named members can be read: a revoked proxy cannot, nor can a member whose getter throws. */
export function isReadable(value: unknown, names: readonly string[]): value is { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  try {
    if (Array.isArray(value)) return false;
    return names.every((name) => canBeRead((value as { [name: string]: unknown })[name]));
  } catch {
    return false;
  }
}
