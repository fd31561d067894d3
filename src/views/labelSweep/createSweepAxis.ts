import type { LabelSweep } from '../../record/LabelSweep';
import { formatCount } from '../words/formatNumber';
import { measureTextWidth } from '../picture/measureTextWidth';

/** The axis of labels: logarithmic, with 0 at its left behind a break. */
export interface SweepAxis {
  /** Ends of the axis, in the same numbers as `at` returns. */
  low: number;
  high: number;
  /** Where the axis is broken; null if no point or every point has 0 labels. */
  gap: number | null;
  /** The position of a count of labels. */
  at: (labels: number) => number;
  ticks: { at: number; text: string }[];
}

/** @param width in pixels; it decides how many counts fit below the axis. `size` is that of their letters. */
export function createSweepAxis({ points }: Pick<LabelSweep, 'points'>, width: number, size = 11): SweepAxis {
  const counts = points.map(({ labels }) => labels);
  const all = [...counts, ...points.map(({ saved }) => saved.needed)].filter((count) => count > 0 && Number.isFinite(count));
  const least = Math.log10(all.reduce((a, b) => Math.min(a, b), Infinity));
  const most = Math.log10(all.reduce((a, b) => Math.max(a, b), 0));
  const [from, to] = all.length ? [least, most] : [0, 0];
  const span = to - from || 1;
  const hasZero = counts.some((count) => !(count > 0));
  const zero = from - 0.16 * span;
  const at = (labels: number) => (labels > 0 ? Math.log10(labels) : zero);
  const low = (hasZero ? zero : to === from ? from - 0.5 : from) - 0.04 * span;
  const high = (to === from ? from + (hasZero ? 0 : 0.5) : to) + 0.04 * span;
  const px = (value: number) => ((value - low) / (high - low)) * width;
  const ticks: SweepAxis['ticks'] = [];
  let free = -Infinity;
  for (const count of [...new Set(counts)].sort((a, b) => a - b)) {
    const [text, middle] = [formatCount(count), px(at(count))];
    const half = measureTextWidth(text, size) / 2 + 4;
    if (middle - half < free) continue;
    ticks.push({ at: at(count), text });
    free = middle + half;
  }
  return { low, high, gap: hasZero && all.length ? (zero + from) / 2 : null, at, ticks };
}
