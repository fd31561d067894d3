import { isSafeToInspect } from './isSafeToInspect';

/** Whether a value, which may be a user's own, is a Float32Array of finite numbers. */
export function isFiniteNumbers(value: unknown): value is Float32Array {
  return isSafeToInspect(value) && value instanceof Float32Array && value.every(Number.isFinite);
}
