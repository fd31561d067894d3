import type { Matrix } from '../../data/Matrix';

/** Points of a space, [rows, columns], given block by block: all of them at once may be large. */
export interface PointBlocks {
  rows: number;
  columns: number;
  /** Rows `from` up to, not with, `to`, one after the other. */
  block(from: number, to: number): Float32Array;
}

export function pointsOf({ rows, columns, values }: Matrix): PointBlocks {
  return { rows, columns, block: (from, to) => values.subarray(from * columns, to * columns) };
}

/** The rows of a matrix that the indices name, in their order. */
export function takePoints({ columns, values }: Matrix, indices: ArrayLike<number>): Matrix {
  const taken = new Float32Array(indices.length * columns);
  for (let i = 0; i < indices.length; i++)
    taken.set(values.subarray(indices[i] * columns, (indices[i] + 1) * columns), i * columns);
  return { rows: indices.length, columns, values: taken };
}
