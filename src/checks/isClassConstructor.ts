/** A class is a function that nobody can call. */
export function isClassConstructor(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}
