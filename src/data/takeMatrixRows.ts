import { gatherRows } from './gatherRows';
import type { Matrix } from './Matrix';

/** Chosen rows of a matrix, as a matrix of their own. */
export function takeMatrixRows({ columns, values }: Matrix, rows: Int32Array): Matrix {
  return { rows: rows.length, columns, values: gatherRows(values, columns, rows) };
}
