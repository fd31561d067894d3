import { showValue } from './showValue';

export interface NumberBounds {
  /** Smallest value allowed. */
  atLeast?: number;
  /** Largest value allowed. */
  atMost?: number;
  /** Value that it must exceed. */
  above?: number;
  integer?: boolean;
}

/**
 * Returns the number, or throws an error that says what it should have been. NaN and Infinity never pass.
 *
 * @throws TypeError for another type, RangeError for a number out of bounds.
 */
export function checkNumber(subject: string, name: string, value: unknown, bounds: NumberBounds = {}): number {
  const expected = describe(bounds);
  if (typeof value !== 'number')
    throw new TypeError(`${subject}: expected ${name} to be ${expected}, got ${showValue(value)}; give a number`);
  const { atLeast = -Infinity, atMost = Infinity, above = -Infinity, integer = false } = bounds;
  const fits =
    Number.isFinite(value) && value >= atLeast && value <= atMost && value > above && (!integer || Number.isInteger(value));
  if (!fits) throw new RangeError(`${subject}: expected ${name} to be ${expected}, got ${showValue(value)}; change ${name}`);
  return value;
}

function describe({ atLeast, atMost, above, integer }: NumberBounds): string {
  const limits = [
    above === undefined ? '' : `above ${above}`,
    atLeast === undefined ? '' : `at least ${atLeast}`,
    atMost === undefined ? '' : `at most ${atMost}`
  ].filter(Boolean);
  return [integer ? 'a whole number' : 'a finite number', limits.join(' and ')].filter(Boolean).join(' ');
}
