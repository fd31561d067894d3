import * as tf from '@tensorflow/tfjs';
import { createBatchLoss } from './createBatchLoss';

/** A number for each pair of rows, [rows, rows], row after row. */
export interface Pairs {
  rows: number;
  student: Float64Array;
  teacher: Float64Array;
}

export interface PairRule {
  losses: Float64Array;
  /** Adds the gradient with respect to the student's pairs into `toPairs`. */
  backward: (dy: ArrayLike<number>, toPairs: Float64Array) => void;
}

/**
 * A loss of the relations between the rows of a batch: their inner products or their squared distances. Both are summed from the features
 * in double precision, so that equal rows have distance 0. Widths may differ; the student gets the gradient.
 *
 * O(rows^2 width) operations besides those of the rule.
 */
export function createRowPairLoss(
  of: 'products' | 'squaredDistances',
  student: tf.Tensor2D,
  teacher: tf.Tensor2D,
  rule: (pairs: Pairs) => PairRule
): tf.Tensor1D {
  const [rows] = student.shape;
  const between = of === 'products' ? product : squaredDistance;
  return createBatchLoss(student, () => {
    const { losses, backward } = rule({ rows, student: pairsOf(student, between), teacher: pairsOf(teacher, between) });
    return {
      losses,
      backward: (dy, saved) => {
        const toPairs = new Float64Array(rows * rows);
        backward(dy, toPairs);
        return toRows(of, toPairs, saved);
      }
    };
  });
}

type Between = (values: ArrayLike<number>, a: number, b: number, width: number) => number;

function pairsOf(features: tf.Tensor2D, between: Between): Float64Array {
  const [rows, width] = features.shape;
  const values = features.dataSync();
  const pairs = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = i; j < rows; j++) pairs[i * rows + j] = pairs[j * rows + i] = between(values, i * width, j * width, width);
  }
  return pairs;
}

function product(values: ArrayLike<number>, a: number, b: number, width: number): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += values[a + c] * values[b + c];
  return sum;
}

function squaredDistance(values: ArrayLike<number>, a: number, b: number, width: number): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += (values[a + c] - values[b + c]) ** 2;
  return sum;
}

/** The gradient is a matrix times the rows. What all rows have in common is subtracted first: the matrix of distances cancels it. */
function toRows(of: 'products' | 'squaredDistances', toPairs: Float64Array, features: tf.Tensor2D): tf.Tensor {
  const [rows] = features.shape;
  const matrix = new Float32Array(rows * rows);
  const sums = new Float32Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < rows; j++) {
      const both = toPairs[i * rows + j] + toPairs[j * rows + i];
      if (of === 'squaredDistances' && i === j) continue;
      matrix[i * rows + j] = of === 'products' ? both : -2 * both;
      sum += both;
    }
    if (of === 'products') sums[i] = sum;
    else matrix[i * rows + i] = 2 * sum;
  }
  return tf.tidy(() => {
    const mean = tf.mean(features, 0, true);
    const shared = tf.matMul(tf.tensor2d(sums, [rows, 1]), mean as tf.Tensor2D);
    return tf.add(tf.matMul(tf.tensor2d(matrix, [rows, rows]), tf.sub<tf.Tensor2D>(features, mean)), shared);
  });
}
