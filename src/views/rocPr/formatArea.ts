import type { Area } from '../../record/RocPr';
import { isNumber } from '../comparison/createMetricNumberFormat';

/** "0.912 (0.893 to 0.930)", with as many digits as the interval needs. */
export function formatArea({ mean, low, high }: Area): string {
  if (!isNumber(mean)) return 'unknown';
  const width = isNumber(low) && isNumber(high) && high > low ? high - low : 0.01;
  const digits = Math.min(6, Math.max(3, 1 - Math.floor(Math.log10(width))));
  const interval = isNumber(low) && isNumber(high) ? ` (${low.toFixed(digits)} to ${high.toFixed(digits)})` : '';
  return mean.toFixed(digits) + interval;
}
