/** With fewer rows, sums of 1 may be chance. */
const fewestRows = 4;
/** The rounding error of a sum of probabilities that were written with three digits. */
const tolerance = 0.005;

/**
 * Whether numbers given as logits are probabilities: each row is from 0 to 1 with sum 1, and the rows are not all one-hot. A softmax of
 * probabilities is nearly uniform, and no number computed from it looks wrong.
 */
export function looksLikeProbabilities({
  rows,
  columns,
  values
}: {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}): boolean {
  if (rows < fewestRows || columns < 2) return false;
  let isOneHot = true;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      const value = values[i * columns + c];
      if (!(value >= 0 && value <= 1)) return false;
      isOneHot &&= value === 0 || value === 1;
      sum += value;
    }
    if (Math.abs(sum - 1) > tolerance) return false;
  }
  return !isOneHot;
}
