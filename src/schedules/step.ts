import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import type { Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

export interface StepOptions {
  /** Epochs at which the value changes, rising: [2, 4]. */
  at: number[];
  /** The value before the first change and after each one: one more than `at`, [8, 4, 2]. */
  values: number[];
}

/**
 * A value that jumps at given epochs: values[k], k = how many of `at` have been reached.
 *
 * @throws TypeError or RangeError unless `at` rises, holds numbers above 0, and `values` has one number more.
 * @example
 * ```ts
 * kd.step({ at: [2, 4], values: [8, 4, 2] })({ epoch: 2, epochs: 6, step: 200, loss: null }); // 4
 * ```
 */
export function step(options: StepOptions): Schedule {
  checkOptions('step', options, ['at', 'values']);
  const { at, values } = options ?? {};
  if (!Array.isArray(at)) throw new TypeError(`step: expected at to be an array of epochs, got ${showValue(at)}; give [2, 4]`);
  if (!Array.isArray(values) || values.length !== at.length + 1) {
    const got = Array.isArray(values) ? `${values.length}` : showValue(values);
    throw new RangeError(
      `step: expected values to be ${at.length + 1} numbers (one more than at), got ${got}; give the first value too`
    );
  }
  at.forEach((epoch, i) => checkNumber('step', `at[${i}]`, epoch, { above: i === 0 ? 0 : at[i - 1] }));
  values.forEach((value, i) => checkNumber('step', `values[${i}]`, value));
  const [changes, levels] = [[...at], [...values]];
  const description = { name: 'step', at: changes, values: levels };
  return scheduleFromFormula(description, ['epoch'], ({ epoch }) => levels[changes.filter((change) => epoch >= change).length]);
}
