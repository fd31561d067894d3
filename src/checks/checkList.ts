import { isSafeToInspect } from './isSafeToInspect';
import { showValue } from './showValue';

/** @throws TypeError unless it is an array, or a typed array of numbers. */
export function checkList(subject: string, name: string, value: unknown): asserts value is ArrayLike<unknown> {
  if (isList(value)) return;
  throw new TypeError(`${subject}: expected ${name} to be an array, got ${showValue(value)}; give [0, 1, 2] or a typed array`);
}

function isList(value: unknown): boolean {
  return isSafeToInspect(value) && (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)));
}
