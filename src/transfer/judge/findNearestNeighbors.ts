import { visitDistanceBlocks } from './visitDistanceBlocks';
import type { PointBlocks } from './PointBlocks';

/** The k nearest rows of each row, the nearest first: [rows, k]. If there are fewer, Infinity and -1. */
export interface Nearest {
  k: number;
  distances: Float64Array;
  indices: Int32Array;
}

/**
 * The k nearest points of `b` for each point of `a`, by comparing all of them.
 *
 * @param own for each row of `a`, its own row number in `b`, which does not count.
 */
export async function findNearestNeighbors(a: PointBlocks, b: PointBlocks, k: number, own?: ArrayLike<number>): Promise<Nearest> {
  const distances = new Float64Array(a.rows * k).fill(Infinity);
  const indices = new Int32Array(a.rows * k).fill(-1);
  await visitDistanceBlocks(a, b, ({ a: fromA, b: fromB, rowsA, rowsB, squares }) => {
    for (let i = 0, at = 0; i < rowsA; i++) {
      const row = fromA + i;
      const first = row * k;
      const last = first + k - 1;
      const itself = own ? own[row] - fromB : -1;
      for (let j = 0; j < rowsB; j++, at++) {
        const square = squares[at];
        if (square >= distances[last] || j === itself) continue;
        let place = last;
        for (; place > first && distances[place - 1] > square; place--) {
          distances[place] = distances[place - 1];
          indices[place] = indices[place - 1];
        }
        distances[place] = square;
        indices[place] = fromB + j;
      }
    }
  });
  return { k, distances: distances.map(Math.sqrt), indices };
}

/** The distance of each point to its k-th nearest other one; Infinity if there are fewer. */
export async function ownDistances(points: PointBlocks, k: number): Promise<Float64Array> {
  const { distances } = await findNearestNeighbors(
    points,
    points,
    k,
    Int32Array.from({ length: points.rows }, (_, i) => i)
  );
  return Float64Array.from({ length: points.rows }, (_, row) => distances[row * k + k - 1]);
}
