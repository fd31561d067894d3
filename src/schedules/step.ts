import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import type { Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

export interface StepOptions {
  /** Epochs at which the value changes, rising: [2, 4]. */
  at: number[];
  /** The value before the first change and after each one: one more than `at`, [8, 4, 2]. Instead of `from` and `factor`. */
  values?: number[];
  /** The value before the first change, and what each change multiplies it by: from 0.1 by a factor of 0.1, for example. */
  from?: number;
  factor?: number;
}

/**
 * A value that jumps at given epochs: values[k], or from factor^k, k = how many of `at` have been reached. Epochs are those that are done: at 150 the
 * 151st is the first with the new value.
 *
 * @throws TypeError or RangeError unless `at` rises, holds numbers above 0, and `values` has one number more or else `from` and `factor` are given.
 * @example
 * ```ts
 * kd.step({ at: [2, 4], values: [8, 4, 2] })({ epoch: 2, epochs: 6, step: 200, loss: null }); // 4
 * kd.step({ at: [150, 180, 210], from: 1, factor: 0.5 })({ epoch: 200, epochs: 240, step: 9000, loss: null }); // 0.25
 * ```
 */
export function step(options: StepOptions): Schedule {
  checkOptions('step', options, ['at', 'values', 'from', 'factor']);
  const { at } = options ?? {};
  if (!Array.isArray(at)) throw new TypeError(`step: expected at to be an array of epochs, got ${showValue(at)}; give [2, 4]`);
  const values = checkValues(at, options);
  at.forEach((epoch, i) => checkNumber('step', `at[${i}]`, epoch, { above: i === 0 ? 0 : at[i - 1] }));
  values.forEach((value, i) => checkNumber('step', `values[${i}]`, value));
  const [changes, levels] = [[...at], [...values]];
  const description = { name: 'step', at: changes, values: levels };
  return scheduleFromFormula(description, ['epoch'], ({ epoch }) => levels[changes.filter((change) => epoch >= change).length]);
}

function checkValues(at: number[], { values, from, factor }: StepOptions): number[] {
  if (from === undefined && factor === undefined) {
    if (Array.isArray(values) && values.length === at.length + 1) return values;
    const got = Array.isArray(values) ? `${values.length}` : showValue(values);
    throw new RangeError(
      `step: expected values to be ${at.length + 1} numbers (one more than at), got ${got}; give the first value too, or from and factor`
    );
  }
  if (values !== undefined)
    throw new TypeError('step: expected either values or from and factor, got both; leave one of the two out');
  checkNumber('step', 'from', from);
  checkNumber('step', 'factor', factor, { above: 0 });
  return [...at.keys(), at.length].map((times) => from! * factor! ** times);
}
