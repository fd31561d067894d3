import type { LabelSweep } from '../../record/LabelSweep';
import { isNumber } from '../comparison/createMetricNumberFormat';

/** The range of both curves with their intervals, with a little room; null if nothing is measured. */
export function computeSweepRange({ points, metric }: Pick<LabelSweep, 'points' | 'metric'>): [low: number, high: number] | null {
  const values = points
    .flatMap(({ alone, distilled }) => [distilled, ...(alone ? [alone] : [])])
    .flatMap(({ mean, low, high }) => [mean, low, high])
    .filter(isNumber);
  if (!values.length) return null;
  const [least, most] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  // Room for the words at the bottom.
  const pad = (most - least) * 0.05 || Math.abs(most) * 0.05 || 0.01;
  if (metric.format !== 'share') return [least - 1.6 * pad, most + pad];
  return [Math.max(Math.min(0, least), least - 1.6 * pad), Math.min(Math.max(1, most), most + pad)];
}
