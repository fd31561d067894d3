import { checkNumber } from '../checks/checkNumber';
import type { Schedule } from './Schedule';

/**
 * The same value at every moment.
 *
 * @throws TypeError or RangeError unless the value is a finite number.
 * @example
 * ```ts
 * kd.constant(4)({ epoch: 2, epochs: 5, step: 20, loss: 0.3 }); // 4
 * ```
 */
export function constant(value: number): Schedule {
  checkNumber('constant', 'value', value);
  return Object.assign(() => value, { description: { name: 'constant', value } });
}
