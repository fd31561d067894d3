import type { Doubles } from './MatrixLike';

/** Pairs among more rows are not looked at: two million are as good. */
const rowsAtMost = 2000;

/**
 * The median distance between two rows that differ; 0 where none do. Among the first 2,000 rows where there are more.
 *
 * That rows which are equal do not count matters for features that are mostly 0: their median would be 0, and no kernel.
 */
export function bandwidth({ rows, columns, values }: Doubles): number {
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

/** Of numbers in order; 0 of none. */
export function median(sorted: ArrayLike<number>): number {
  const { length } = sorted;
  return length === 0 ? 0 : (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
}
