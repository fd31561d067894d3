import { checkNumber } from '../../../checks/checkNumber';
import type { Parameter } from './Parameter';

/** A grid counts no more. */
const most = 1000;

/**
 * A parameter that is a whole number from `low` to `high`, both included, all equally likely. A grid has them all, if there are at most 1,000.
 *
 * @throws TypeError or RangeError unless both are whole numbers and `high` is larger.
 * @example
 * ```ts
 * kd.integer(1, 4).values; // [1, 2, 3, 4]
 * ```
 */
export function integer(low: number, high: number): Parameter<number> {
  const [least, largest] = [Number.MIN_SAFE_INTEGER / 2, Number.MAX_SAFE_INTEGER / 2];
  checkNumber('integer', 'low', low, { integer: true, atLeast: least, atMost: largest });
  checkNumber('integer', 'high', high, { integer: true, above: low, atMost: largest });
  const count = high - low + 1;
  return {
    description: { name: 'integer', low, high },
    at: (place) => low + Math.min(count - 1, Math.floor(place * count)),
    values: count <= most ? Array.from({ length: count }, (_, i) => low + i) : null
  };
}
