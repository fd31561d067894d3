/** Whether a value is an object with named members: no list, no generator, no promise, Map, URL or the like, of which none could be an option. */
export function isPlainObject(value: unknown): value is { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return !(Symbol.iterator in value) && ['[object Object]', '[object Module]'].includes(kindOf(value));
  } catch {
    // A proxy that is revoked.
    return false;
  }
}

/** The same for a value of another context, such as one of a notebook's cell. */
export function kindOf(value: object): string {
  return Object.prototype.toString.call(value);
}
