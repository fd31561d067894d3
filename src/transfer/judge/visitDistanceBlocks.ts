import * as tf from '@tensorflow/tfjs';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { PointBlocks } from './PointBlocks';

/** Squared distances, [rowsA, rowsB], of rows that begin at `a` and at `b`. */
export interface DistanceBlock {
  a: number;
  b: number;
  rowsA: number;
  rowsB: number;
  squares: Float32Array;
}

/** Numbers of one side that are held at once (64 MB), and distances in a block (4 MB): one block takes less time than an interrupt may wait. */
const heldAtMost = 2 ** 24;
const distancesAtMost = 2 ** 20;
/** A difference of squares in single precision is rounding if it is below this share of them. */
const rounding = 1e-6;

/**
 * All squared distances between two lists of points, block by block in bounded memory: |a - b|² = |a|² + |b|² - 2ab, one product of
 * matrices per block, after both lists were shifted by the mean of the second, so that little is lost to rounding. An interrupt of the
 * notebook's cell ends it between two blocks.
 */
export async function visitDistanceBlocks(a: PointBlocks, b: PointBlocks, visit: (block: DistanceBlock) => void): Promise<void> {
  if (!a.rows || !b.rows) return;
  const pause = createInterruptiblePauser();
  const centre = centreOf(b);
  const stepB = Math.max(1, Math.min(b.rows, Math.floor(heldAtMost / b.columns)));
  const stepA = Math.max(1, Math.min(a.rows, Math.floor(distancesAtMost / stepB), Math.floor(heldAtMost / a.columns)));
  for (let fromB = 0; fromB < b.rows; fromB += stepB) {
    const right = moved(b, fromB, Math.min(b.rows, fromB + stepB), centre);
    const tensor = tf.tensor2d(right.values, [right.norms.length, b.columns]);
    try {
      for (let fromA = 0; fromA < a.rows; fromA += stepA) {
        const left = moved(a, fromA, Math.min(a.rows, fromA + stepA), centre);
        const [rowsA, rowsB] = [left.norms.length, right.norms.length];
        const products = tf.tidy(() => tf.matMul(tf.tensor2d(left.values, [rowsA, a.columns]), tensor, false, true));
        const squares = numbersOf(products);
        toSquares(squares, left.norms, right.norms);
        visit({ a: fromA, b: fromB, rowsA, rowsB, squares });
        await pause();
      }
    } finally {
      tensor.dispose();
    }
  }
}

/** Read outside `tf.tidy`, which would search the returned numbers one by one for tensors. */
function numbersOf(tensor: tf.Tensor): Float32Array {
  try {
    return tensor.dataSync() as Float32Array;
  } finally {
    tensor.dispose();
  }
}

function centreOf(points: PointBlocks): Float64Array {
  const centre = new Float64Array(points.columns);
  const rows = Math.min(points.rows, 1000);
  points.block(0, rows).forEach((value, i) => (centre[i % points.columns] += value / rows));
  return centre;
}

function moved(
  points: PointBlocks,
  from: number,
  to: number,
  centre: Float64Array
): { values: Float32Array; norms: Float64Array } {
  const values = points.block(from, to).slice();
  const norms = new Float64Array(to - from);
  for (let row = 0, at = 0; row < norms.length; row++)
    for (let i = 0; i < centre.length; i++, at++) {
      values[at] -= centre[i];
      norms[row] += values[at] * values[at];
    }
  return { values, norms };
}

/** In place of the products. */
function toSquares(products: Float32Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0, at = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++, at++) {
      const square = a[i] + b[j] - 2 * products[at];
      products[at] = square > rounding * (a[i] + b[j]) ? square : 0;
    }
}
