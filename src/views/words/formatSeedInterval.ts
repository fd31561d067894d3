import type { SeedInterval } from '../../record/StreamAccuracy';
import { formatPercent } from './formatNumber';

/** "88.1 % (87.0 to 89.2)". */
export function formatSeedInterval(interval: SeedInterval | null | undefined): string {
  if (!interval) return '–';
  const { mean, low, high } = interval;
  const own = formatPercent(mean, 1);
  if (low === null || high === null) return own;
  return `${own} (${formatPercent(low, 1).replace(/ %$/, '')} to ${formatPercent(high, 1).replace(/ %$/, '')})`;
}
