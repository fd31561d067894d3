import type { Dataset } from '../../data/Dataset';

const lookedAt = 1000;

/** How likely two rows are equal if features have nothing to do with one another: the product of how likely two of their values are. */
export function estimateChanceOfEqualRows({ x, y }: Dataset): number {
  const width = x.length / y.length;
  const rows = Math.min(lookedAt, y.length);
  const step = Math.floor(y.length / rows);
  let chance = 1;
  for (let i = 0; i < width; i++) {
    // NaN is sorted to the end and equals itself here.
    const sorted = Float32Array.from({ length: rows }, (_, k) => x[k * step * width + i]).sort();
    let [equal, first] = [0, 0];
    for (let k = 1; k < rows; k++) {
      if (!Object.is(sorted[k], sorted[first])) first = k;
      equal += k - first;
    }
    // Half a pair more: pairs that were not seen may exist.
    chance *= Math.min(1, (equal + 0.5) / Math.max(1, (rows * (rows - 1)) / 2));
  }
  return chance;
}
