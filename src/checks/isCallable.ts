import { isClass } from './isClass';

/** Whether a value can be called: a function, and no class, which asks for `new`. */
export function isCallable(value: unknown): boolean {
  return typeof value === 'function' && !isClass(value);
}
