import { show } from './show';

/** More entries than any list of numbers here has; what claims more, such as `{length: 1e9}`, has them not. */
const most = 2 ** 31 - 1;

/** @throws TypeError unless it is an array, or a typed array of numbers. */
export function checkList(subject: string, name: string, value: unknown): asserts value is ArrayLike<unknown> {
  if (isList(value)) return;
  throw new TypeError(`${subject}: expected ${name} to be an array, got ${show(value)}; give [0, 1, 2] or a typed array`);
}

function isList(value: unknown): boolean {
  try {
    const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
    return (Array.isArray(value) || isTyped) && (value as ArrayLike<unknown>).length <= most;
  } catch {
    return false;
  }
}
