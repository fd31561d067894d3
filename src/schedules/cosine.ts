import { checkOptions } from '../checks/checkOptions';
import { checkRamp, type RampOptions } from './linear';
import { progress } from './progress';
import type { Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

/**
 * Half a cosine from one value to another: to + (from - to) * (1 + cos(pi p)) / 2, p = share of the epochs done
 * (Loshchilov and Hutter 2017, arXiv 1608.03983, without restarts).
 *
 * @throws TypeError or RangeError unless `from` and `to` are finite numbers and `epochs`, if given, is above 0.
 * @example
 * ```ts
 * kd.cosine({ from: 8, to: 2 })({ epoch: 2, epochs: 4, step: 200, loss: null }); // 5
 * ```
 */
export function cosine(options: RampOptions): Schedule {
  checkOptions('cosine', options, ['from', 'to', 'epochs']);
  const { from, to, epochs } = checkRamp('cosine', options);
  const description = { name: 'cosine', from, to, ...(epochs === undefined ? {} : { epochs }) };
  return scheduleFromFormula(
    description,
    ['epoch', 'epochs'],
    (moment) => to + ((from - to) * (1 + Math.cos(Math.PI * progress(moment, epochs)))) / 2
  );
}
