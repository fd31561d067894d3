import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { progress } from './progress';
import type { Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

export interface RampOptions {
  /** The value at the first step. */
  from: number;
  /** The value at the end, and after it. */
  to: number;
  /** Epochs until `to` is reached. Default: the whole run. */
  epochs?: number;
}

/**
 * A straight line from one value to another: from + (to - from) * p, p = share of the epochs done.
 *
 * @throws TypeError or RangeError unless `from` and `to` are finite numbers and `epochs`, if given, is above 0.
 * @example
 * ```ts
 * kd.linear({ from: 8, to: 2 })({ epoch: 1, epochs: 4, step: 100, loss: null }); // 6.5
 * ```
 */
export function linear(options: RampOptions): Schedule {
  checkOptions('linear', options, ['from', 'to', 'epochs']);
  const { from, to, epochs } = checkRamp('linear', options);
  const description = { name: 'linear', from, to, ...(epochs === undefined ? {} : { epochs }) };
  return scheduleFromFormula(description, ['epoch', 'epochs'], (moment) => from + (to - from) * progress(moment, epochs));
}

/** The checks that every ramp shares. */
export function checkRamp(subject: string, options: RampOptions): RampOptions {
  const { from, to, epochs } = options ?? {};
  checkNumber(subject, 'from', from);
  checkNumber(subject, 'to', to);
  if (epochs !== undefined) checkNumber(subject, 'epochs', epochs, { above: 0 });
  return { from, to, epochs };
}
