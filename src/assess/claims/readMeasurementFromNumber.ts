import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { formatNumber } from '../../views/words/formatNumber';
import type { Evidence } from './ClaimOptions';
import type { Measurement } from './Measurement';

/** A number that somebody else measured, or a count. */
export function readMeasurementFromNumber(subject: string, { what, value, interval }: Evidence): Measurement {
  if (typeof what !== 'string' || !what.trim())
    throw new TypeError(
      `${subject}: expected from, or what and value, got ${what === undefined ? 'neither' : showValue(what)}; pass what kd.study, kd.compare, kd.latency, kd.labelSweep or kd.offPolicy gave back`
    );
  const mean = checkNumber(subject, 'value', value);
  if (interval !== undefined && !isInterval(interval))
    throw new TypeError(
      `${subject}: expected interval to be [low, high], got ${showValue(interval)}; give both ends, or leave it out`
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

function isInterval(given: unknown): boolean {
  return Array.isArray(given) && given.length === 2 && given.every((end) => typeof end === 'number') && given[0] <= given[1];
}
