import { checkNumber } from '../../checks/checkNumber';
import { show } from '../../checks/show';
import { formatNumber } from '../../views/words/formatNumber';
import type { Evidence } from './ClaimOptions';
import type { Reading } from './Reading';

/** A number that somebody else measured, or a count. */
export function givenReading(subject: string, { what, value, interval }: Evidence): Reading {
  if (typeof what !== 'string' || !what.trim())
    throw new TypeError(
      `${subject}: expected from, or what and value, got ${what === undefined ? 'neither' : show(what)}; pass what kd.study, kd.compare, kd.latency or kd.labelSweep gave back`
    );
  const mean = checkNumber(subject, 'value', value);
  if (interval !== undefined && (!Array.isArray(interval) || interval.length !== 2 || !(interval[0] <= interval[1])))
    throw new TypeError(
      `${subject}: expected interval to be [low, high], got ${show(interval)}; give both ends, or leave it out`
    );
  const [low, high] = interval ?? [NaN, NaN];
  return {
    subject: what,
    measured: `${formatNumber(mean)} ${what}`,
    interval: interval ? `${formatNumber(low)} to ${formatNumber(high)}` : null,
    ...{ mean, low, high, isExact: !interval },
    threshold: (number) => formatNumber(number)
  };
}
