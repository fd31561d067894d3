import type { Doubles } from './MatrixLike';

/**
 * Rows [from, to) with every column's mean moved to 0. That does not change the estimators and kernels, and sums of products then lose no
 * digits to a large mean. A constant column becomes exactly 0; so do all columns if the spread is only rounding.
 */
export function centreColumns({ columns, values, rounding }: Doubles, from: number, to: number): Doubles {
  const rows = to - from;
  const part = values.slice(from * columns, to * columns);
  let size = 0;
  for (const value of part) size += value * value;
  let spread = 0;
  for (let j = 0; j < columns; j++) {
    const first = part[j];
    let mean = 0;
    for (let i = j; i < part.length; i += columns) mean += part[i] -= first;
    mean /= rows;
    for (let i = j; i < part.length; i += columns) spread += (part[i] -= mean) ** 2;
  }
  if (spread <= rounding * size) part.fill(0);
  return { rows, columns, values: part, rounding };
}
