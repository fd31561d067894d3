import type { Matrix } from '../../data/Matrix';

/** Points of a space, [rows, columns], read block by block because all of them at once may be large. */
export interface PointBlocks {
  rows: number;
  columns: number;
  /** Rows from `from` up to but not including `to`. */
  block(from: number, to: number): Float32Array;
}

export function pointsOf({ rows, columns, values }: Matrix): PointBlocks {
  return { rows, columns, block: (from, to) => values.subarray(from * columns, to * columns) };
}

/** The rows of a matrix with the given indices, in their order. */
export function takePoints({ columns, values }: Matrix, indices: ArrayLike<number>): Matrix {
  const taken = new Float32Array(indices.length * columns);
  for (let i = 0; i < indices.length; i++)
    taken.set(values.subarray(indices[i] * columns, (indices[i] + 1) * columns), i * columns);
  return { rows: indices.length, columns, values: taken };
}
