import type { CostUnit } from '../types/TradeOffView';
import { formatBytes } from '../words/formatBytes';
import { formatDuration } from '../words/formatDuration';
import { formatCount, formatNumber } from '../words/formatNumber';

/** A cost with three digits: "39.8 kB", "1.2 ms", "39,800". */
export function formatCost(cost: number, unit: CostUnit): string {
  if (unit === 'bytes') return formatBytes(cost);
  if (unit === 'milliseconds') return formatDuration(cost);
  return cost >= 1000 ? formatCount(Number(cost.toPrecision(3))) : formatNumber(cost);
}
