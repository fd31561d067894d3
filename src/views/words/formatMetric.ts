import type { MetricFormat } from '../../record/Comparison';
import { formatNumber, formatPercent } from './formatNumber';

/** A measured value in the format of its metric; "–" if there is none. */
export function formatMetric(value: number | null | undefined, format: MetricFormat): string {
  if (value === null || value === undefined) return '–';
  if (format === 'share') return formatPercent(value);
  return format === 'money' ? value.toFixed(2) : formatNumber(value, 4);
}
