import type { Doubles } from './MatrixLike';

/** More rows are not needed: two million pairs are enough. */
const rowsAtMost = 2000;

/**
 * The median distance between two different rows; 0 if all are equal. If there are more than 2,000 rows, among the first 2,000.
 *
 * Equal rows must not count: for features that are mostly 0 the median would be 0, and there would be no kernel.
 */
export function computeBandwidth({ rows, columns, values }: Doubles): number {
  const counted = Math.min(rows, rowsAtMost);
  const distances = new Float64Array((counted * (counted - 1)) / 2);
  let found = 0;
  for (let i = 0; i < counted; i++)
    for (let j = 0; j < i; j++) {
      const squared = squaredDistance(values, i * columns, j * columns, columns);
      if (squared > 0) distances[found++] = Math.sqrt(squared);
    }
  return median(distances.subarray(0, found).sort());
}

export function squaredDistance(values: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += (values[a + k] - values[b + k]) ** 2;
  return sum;
}

/** Of sorted numbers; 0 if there are none. */
export function median(sorted: ArrayLike<number>): number {
  const { length } = sorted;
  return length === 0 ? 0 : (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
}
