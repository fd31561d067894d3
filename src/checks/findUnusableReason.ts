import { isSafeToInspect, holeIn, longest } from './isSafeToInspect';
import { isClassConstructor } from './isClassConstructor';
import { isPromise, leave } from './isPromise';

/** So many items of a list are looked at. */
const entries = 100_000;

/** What is wrong with a value wherever it is given, in words that follow "got", and what to do; null if it can be used. */
export function findUnusableReason(value: unknown): { got: string; fix: string } | null {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return null;
  try {
    if (isPromise(value)) {
      leave(value);
      return { got: 'a promise', fix: 'await it first' };
    }
    if (Array.isArray(value) && value.length > longest)
      return { got: `an array of ${value.length}`, fix: `give at most ${longest}` };
    if (isClassConstructor(value)) return { got: 'a class', fix: 'give a function, or an object of the class' };
    const hole = Array.isArray(value) ? holeIn(value, entries) : -1;
    if (hole >= 0) return { got: `an array without item ${hole}`, fix: 'fill it in' };
    if (isSafeToInspect(value)) return null;
  } catch {
    // It is one that cannot be read.
  }
  return { got: 'one that cannot be read', fix: 'give another' };
}
