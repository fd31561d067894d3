export interface Interval {
  low: number;
  high: number;
  /** Two-sided, of "the truth is 0". */
  p: number;
}

/**
 * The interval between the k smallest and the k largest draws with k = (1 - confidence) / 2 of them, and the p-value that goes with it:
 * p <= 1 - confidence exactly if the interval does not contain 0.
 */
export function computePercentileInterval(draws: Float64Array, confidence: number): Interval {
  const sorted = Float64Array.from(draws).sort();
  const k = Math.floor(((1 - confidence) / 2) * (sorted.length + 1));
  let [below, above] = [0, 0];
  for (const draw of sorted) {
    if (draw <= 0) below++;
    if (draw >= 0) above++;
  }
  // The estimate itself is counted too: a finite number of draws cannot show a p of 0.
  const p = Math.min(1, (2 * (1 + Math.min(below, above))) / (sorted.length + 1));
  return { low: sorted[k - 1], high: sorted[sorted.length - k], p };
}
