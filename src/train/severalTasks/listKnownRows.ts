import type { LogitsTable } from '../../metrics/inputs/checkedLogits';

/** The numbers of the rows that have all their targets. */
export function listKnownRows({ rows, columns, values }: LogitsTable): Int32Array {
  const known: number[] = [];
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += values[i];
    if (!Number.isNaN(sum)) known.push(row);
  }
  return Int32Array.from(known);
}
