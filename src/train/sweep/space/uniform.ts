import { checkNumber } from '../../../checks/checkNumber';
import type { Parameter } from './Parameter';

/**
 * A parameter that is any number from `low` to `high`, all equally likely. A grid cannot count it.
 *
 * @throws TypeError or RangeError unless both are finite and `high` is larger.
 * @example
 * ```ts
 * kd.uniform(0, 0.5).at(0.5); // 0.25
 * ```
 */
export function uniform(low: number, high: number): Parameter<number> {
  checkNumber('uniform', 'low', low);
  checkNumber('uniform', 'high', high, { above: low });
  checkNumber('uniform', 'high - low', high - low);
  return { description: { name: 'uniform', low, high }, at: (place) => low + place * (high - low), values: null };
}
