import type { SeedInterval } from '../../record/StreamAccuracy';
import { formatSeedInterval } from './formatSeedInterval';

/** A difference of two shares: "64.5 points (62.8 to 66.1)". */
export function formatSeedGain(interval: SeedInterval | null | undefined): string {
  return formatSeedInterval(interval).replace(' %', ' points');
}
