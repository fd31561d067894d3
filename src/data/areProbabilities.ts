/** Fewer rows may sum to 1 by chance. */
const fewestRows = 4;
/** What is left of a sum of probabilities that were written with three digits. */
const tolerance = 0.005;

/**
 * Whether numbers that are taken for logits are probabilities: each row's from 0 to 1 with sum 1, and not only a class that was said, as 1 among 0. A
 * softmax of them is nearly uniform, and no number that comes of it looks wrong.
 */
export function areProbabilities({
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
