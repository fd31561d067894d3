import { canBeRead } from './canBeRead';
import { isClass } from './isClass';

/** Whether a value can be called: a function, and neither a class, which asks for `new`, nor a proxy that is revoked. */
export function isCallable(value: unknown): boolean {
  return typeof value === 'function' && canBeRead(value) && !isClass(value);
}
