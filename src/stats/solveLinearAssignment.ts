/**
 * Gives each row a column of its own so that the sum of `gains` is largest: [rows] column. Hungarian algorithm with potentials, O(n^3); of
 * equal sums any.
 *
 * Kuhn 1955, "The Hungarian Method for the Assignment Problem".
 *
 * @param gains [n][n] finite numbers.
 */
export function solveLinearAssignment(gains: readonly ArrayLike<number>[]): number[] {
  const n = gains.length;
  // Rows and columns count from 1; 0 stands for none.
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    const cheapest = new Float64Array(n + 1).fill(Infinity);
    const before = new Int32Array(n + 1);
    const isUsed = new Uint8Array(n + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      isUsed[column] = 1;
      const own = rowOf[column];
      let [least, next] = [Infinity, 0];
      for (let j = 1; j <= n; j++) {
        if (isUsed[j]) continue;
        const cost = -gains[own - 1][j - 1] - rowPotential[own] - columnPotential[j];
        if (cost < cheapest[j]) [cheapest[j], before[j]] = [cost, column];
        if (cheapest[j] < least) [least, next] = [cheapest[j], j];
      }
      for (let j = 0; j <= n; j++)
        if (isUsed[j]) {
          rowPotential[rowOf[j]] += least;
          columnPotential[j] -= least;
        } else cheapest[j] -= least;
      column = next;
    } while (rowOf[column] !== 0);
    for (; column; column = before[column]) rowOf[column] = rowOf[before[column]];
  }
  const columnOf = new Array<number>(n);
  for (let j = 1; j <= n; j++) columnOf[rowOf[j] - 1] = j - 1;
  return columnOf;
}
