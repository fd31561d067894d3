import { checkNumber } from '../../../checks/checkNumber';
import type { Parameter } from './Parameter';

/**
 * A parameter that is any number from `low` to `high`, whose logarithm is equally likely anywhere: for learning rates, and for whatever counts by factors. A
 * grid cannot count it.
 *
 * @throws TypeError or RangeError unless both are finite, `low` is above 0 and `high` is larger.
 * @example
 * ```ts
 * kd.logUniform(1e-4, 1e-2).at(0.5); // about 0.001
 * ```
 */
export function logUniform(low: number, high: number): Parameter<number> {
  checkNumber('logUniform', 'low', low, { above: 0 });
  checkNumber('logUniform', 'high', high, { above: low });
  const [from, to] = [Math.log(low), Math.log(high)];
  return {
    description: { name: 'logUniform', low, high },
    // Rounding may lead out of the bounds.
    at: (place) => Math.min(high, Math.max(low, Math.exp(from + place * (to - from)))),
    values: null
  };
}
