import { canBeRead } from './canBeRead';
import { show } from './show';

/** @throws TypeError unless it is an array, or a typed array of numbers. */
export function checkList(subject: string, name: string, value: unknown): asserts value is ArrayLike<unknown> {
  if (isList(value)) return;
  throw new TypeError(`${subject}: expected ${name} to be an array, got ${show(value)}; give [0, 1, 2] or a typed array`);
}

function isList(value: unknown): boolean {
  return canBeRead(value) && (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)));
}
