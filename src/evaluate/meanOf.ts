/** The mean of one value a row, each as often as it counts; without counts, once. */
export function meanOf(values: ArrayLike<number>, counts?: ArrayLike<number>): number {
  let [sum, rows] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const count = counts === undefined ? 1 : counts[i];
    sum += count * values[i];
    rows += count;
  }
  return sum / rows;
}
