import { showValue } from './showValue';

/** @throws TypeError unless it is the path of something: a text of at most 4,096 letters that is not empty and has no character that no path can have. */
export function checkPath(subject: string, path: unknown, advice: string): asserts path is string {
  if (typeof path === 'string' && path !== '' && path.length <= 4096 && !path.includes('\0')) return;
  throw new TypeError(`${subject}: expected a path, got ${showValue(path)}; ${advice}`);
}
