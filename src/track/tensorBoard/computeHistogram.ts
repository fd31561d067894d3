export interface Histogram {
  /** The lower end of the first bin and the upper end of the last one. */
  min: number;
  max: number;
  count: number;
  sum: number;
  /** Sum of squares. */
  squares: number;
  /** The upper end of each bin. */
  limits: number[];
  counts: number[];
}

const bins = 30;

/**
 * How values are distributed: 30 bins of equal width from the smallest to the largest, as `tf.summary.histogram` and `numpy.histogram` have them; the last bin has its upper end too. Values that
 * are not finite are left out. Null if none is left.
 */
export function computeHistogram(values: ArrayLike<number>): Histogram | null {
  let [min, max, count, sum, squares] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    squares += value * value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (count === 0) return null;
  // All in the middle of a bin's width, if they are the same.
  const [low, high] = min < max ? [min, max] : [min - 0.5, max + 0.5];
  const counts = new Array<number>(bins).fill(0);
  const edge = (i: number) => (i === bins ? high : low + (i * (high - low)) / bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value)) continue;
    let bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    // The edges decide, not the rounding of a division.
    if (value < edge(bin)) bin--;
    else if (bin < bins - 1 && value >= edge(bin + 1)) bin++;
    counts[bin]++;
  }
  return { min: low, max: high, count, sum, squares, limits: counts.map((_, i) => edge(i + 1)), counts };
}
