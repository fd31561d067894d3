/** The mean of one value per row, weighted by `counts`; without counts each value counts once. */
export function computeWeightedMean(values: Float64Array, counts?: ArrayLike<number>): number {
  let sum = 0;
  let rows = 0;
  if (counts === undefined) for (const value of values) sum += value;
  else
    for (let i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
      rows += counts[i];
    }
  return sum / (counts === undefined ? values.length : rows);
}
