export interface Difference {
  /** As a share of the largest absolute number that was expected. */
  share: number;
  /** Over all numbers, in the same unit. */
  mean: number;
  row: number;
  expected: number;
  got: number;
}

/**
 * The largest difference between two matrices of rows of `width` numbers. The same NaN, and infinite numbers of one sign, are equal; a number and one that is not finite differ without bound.
 */
export function findLargestDifference(expected: Float32Array, got: Float32Array, width: number): Difference {
  const scale = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0) || 1;
  let largest = { share: 0, row: 0, expected: 0, got: 0 };
  let sum = 0;
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(expected[i], got[i])) continue;
    const difference = Math.abs(expected[i] - got[i]) / scale;
    const share = Number.isNaN(difference) ? Infinity : difference;
    sum += share;
    if (share > largest.share) largest = { share, row: Math.floor(i / width), expected: expected[i], got: got[i] };
  }
  return { ...largest, mean: sum / (expected.length || 1) };
}
