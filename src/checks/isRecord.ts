/** What these are made of is not in named members: as options they would be taken for none. */
const otherKinds = /^\[object (?:Promise|Map|Set|WeakMap|WeakSet|Date|RegExp|Error|ArrayBuffer|Number|String|Boolean)\]$/;

/** Whether a value is an object with named members: no list, no generator, no promise, no Map or the like. False for a revoked proxy. */
export function isRecord(value: unknown): value is { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return !Array.isArray(value) && !ArrayBuffer.isView(value) && !(Symbol.iterator in value) && !otherKinds.test(kindOf(value));
  } catch {
    return false;
  }
}

/** The same for a value of another context, such as one of a notebook's cell. */
export function kindOf(value: object): string {
  return Object.prototype.toString.call(value);
}
