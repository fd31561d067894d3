import type { Matrix } from '../../data/Matrix';
import type { Margins } from '../../record/RunRecord';

const bins = 40;

/** The distribution of margins for the rows of each label; undefined unless there are two classes and every margin is finite. */
export function computeMarginHistogram({ rows, columns, values }: Matrix, y: Int32Array): Margins | undefined {
  if (columns !== 2 || rows === 0) return undefined;
  const margins = Float64Array.from({ length: rows }, (_, i) => values[2 * i + 1] - values[2 * i]);
  const [low, high] = margins.reduce(([a, b], margin) => [Math.min(a, margin), Math.max(b, margin)], [Infinity, -Infinity]);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  // Rounded outwards to three digits, so that a record holds bins but no value of a row.
  const unit = 10 ** (Math.floor(Math.log10(Math.max(high - low, Math.abs(low), Math.abs(high), 1e-6))) - 2);
  const [from, to] = [Math.floor(low / unit) * unit, (Math.floor(high / unit) + 1) * unit];
  const width = (to - from) / bins;
  const counts: [number[], number[]] = [new Array<number>(bins).fill(0), new Array<number>(bins).fill(0)];
  margins.forEach((margin, i) => counts[y[i]][Math.min(bins - 1, Math.floor((margin - from) / width))]++);
  return { edges: Array.from({ length: bins + 1 }, (_, i) => Number((from + i * width).toPrecision(6))), counts };
}
