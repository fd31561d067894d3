import { isSafeToInspect } from './isSafeToInspect';
import { isClassConstructor } from './isClassConstructor';

/** Whether a value can be called: a function, and neither a class, which asks for `new`, nor a proxy that is revoked. */
export function isCallable(value: unknown): boolean {
  return typeof value === 'function' && isSafeToInspect(value) && !isClassConstructor(value);
}
