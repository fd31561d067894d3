/**
 * Pairs of a row and a column that keep the order of both. Each row and column is used at most once, and some are left out if that is better.
 * The pairs have the largest sum of `value - half`, where half is half of the largest value of the map. So a pair that is less than half as
 * alike as the best one is never suggested, nor is a weak pair that would exclude two good ones.
 *
 * Found by dynamic programming in rows times columns steps. Of equally good choices, the one with the pairs further down and to the right wins.
 *
 * @returns [row, column] of each pair, in order.
 */
export function findMonotonePairs(values: readonly (readonly (number | null)[])[]): [row: number, column: number][] {
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  const half = Math.max(0, ...values.flat().map((value) => value ?? 0)) / 2;
  const gain = (i: number, j: number) => Math.max(0, (values[i][j] ?? 0) - half);
  // sums[i][j]: the best sum for the first i rows and j columns.
  const sums = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  for (let i = 1; i <= rows; i++)
    for (let j = 1; j <= columns; j++)
      sums[i][j] = Math.max(sums[i - 1][j], sums[i][j - 1], sums[i - 1][j - 1] + gain(i - 1, j - 1));
  const pairs: [number, number][] = [];
  for (let i = rows, j = columns; i > 0 && j > 0;) {
    const isPair = gain(i - 1, j - 1) > 0 && sums[i][j] === sums[i - 1][j - 1] + gain(i - 1, j - 1);
    if (isPair) pairs.push([--i, --j]);
    else if (sums[i][j] === sums[i - 1][j]) i--;
    else j--;
  }
  return pairs.reverse();
}
