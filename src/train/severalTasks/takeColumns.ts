import type { LogitsTable } from '../../metrics/inputs/checkedLogits';

/** Neighbouring columns of a table. */
export function takeColumns(
  { rows, columns, values }: LogitsTable,
  [from, to]: readonly [number, number]
): { rows: number; columns: number; values: Float64Array } {
  const width = to - from;
  const taken = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < width; column++) taken[row * width + column] = values[row * columns + from + column];
  return { rows, columns: width, values: taken };
}
