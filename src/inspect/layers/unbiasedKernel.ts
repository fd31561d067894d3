import * as tf from '@tensorflow/tfjs';
import { median } from './bandwidth';
import type { Kernel } from './SimilarityKernel';

/** Fixed by the first batch: otherwise the means over batches would mix different quantities. */
export interface Fixed {
  /** The divisor of the features, chosen so that no square is too large or too small for single precision. */
  scale: number;
  /** σ of a Gaussian kernel, after scaling; null for a linear one. */
  width: number | null;
}

/** A share of the size, both squared, below which a spread is rounding. */
const rounding = 1e-13;

/** The inner products of a batch of features, [n, n], with the squared length of their mean: see `centred`. */
export function innerProducts(features: tf.Tensor, { scale }: Fixed): [products: tf.Tensor2D, level: tf.Scalar] {
  const { rows, mean } = centred(features, scale);
  return [tf.matMul(rows, rows, false, true), tf.sum(tf.square(mean))];
}

/** 1 on the diagonal, and 1 everywhere else. */
export interface Diagonal {
  on: tf.Tensor2D;
  off: tf.Tensor2D;
}

export function diagonalOf(n: number): Diagonal {
  return tf.tidy(() => {
    const on = tf.eye(n);
    return { on, off: tf.sub<tf.Tensor2D>(1, on) };
  });
}

/**
 * A kernel matrix [n, n], centred so that products of two such vectors are unbiased HSIC times n (n - 3):
 * with 0 on the diagonal, less row and column sums over n - 2, plus the whole sum over (n - 1)(n - 2). As a vector of n² numbers, with the sum of the
 * squares before centring; all 0 if features are constant. Tensors alone, of the same shapes for all layers, so that one graph serves them all.
 *
 * @param divisor of squared distances in a Gaussian kernel; undefined for a linear one.
 * @source Székely and Rizzo (2014), "Partial distance correlation with methods for dissimilarities", U-centring.
 */
export function unbiasedKernel(
  products: tf.Tensor2D,
  level: tf.Tensor,
  diagonal: Diagonal,
  divisor?: tf.Tensor
): { vector: tf.Tensor1D; size: tf.Tensor } {
  const [n] = products.shape;
  const own = divisor ? tf.exp(tf.div(squaredDistances(products, diagonal), divisor)) : products;
  const kernel = tf.where(exceedsRounding(products, level, diagonal), own, tf.zerosLike(own));
  const off = tf.mul<tf.Tensor2D>(kernel, diagonal.off);
  const sums = tf.sum(off, 1);
  const each = tf.div(sums, n - 2);
  const whole = tf.div(tf.sum(sums), (n - 1) * (n - 2));
  const means = tf.add(tf.expandDims(each, 1), tf.sub(each, whole));
  const unbiased = tf.mul(tf.sub(off, means), diagonal.off);
  return { vector: tf.reshape(unbiased, [n * n]), size: tf.sum(tf.square(kernel)) };
}

/** The values that the first batch fixes for the following ones. */
export function fixedBy(features: tf.Tensor, kernel: Kernel): Fixed {
  const fixed: Fixed = { scale: 1, width: null };
  tf.tidy(() => {
    const most = centred(features, 1).rows.abs().max().dataSync()[0];
    if (Number.isFinite(most) && most > 0 && Math.abs(Math.log10(most)) > 6) fixed.scale = most;
    if (kernel === 'linear') return;
    const { rows } = centred(features, fixed.scale);
    const products = tf.matMul<tf.Tensor2D>(rows, rows, false, true);
    fixed.width = kernel.rbf * medianDistance(squaredDistances(products, diagonalOf(products.shape[0])));
  });
  return fixed;
}

/**
 * Rows with the mean of their columns moved to about 0, and that mean. HSIC does not depend on the shift, so the mean need not be exact: it
 * is computed by a matrix product, which is fastest. A large mean would cost digits.
 */
function centred(features: tf.Tensor, scale: number): { rows: tf.Tensor2D; mean: tf.Tensor } {
  const given = features.toFloat().reshape([features.shape[0], -1]) as tf.Tensor2D;
  const flat = scale === 1 ? given : (given.div(scale) as tf.Tensor2D);
  const n = flat.shape[0];
  const mean = tf.fill([1, n], 1 / n).matMul(flat);
  return { rows: flat.sub(mean), mean };
}

/** False for features that are constant apart from rounding; true for features that are not finite, which are found later. */
function exceedsRounding(products: tf.Tensor2D, level: tf.Tensor, { on }: Diagonal): tf.Tensor {
  const [n] = products.shape;
  const spread = tf.sub(tf.sum(tf.mul(products, on)), tf.div(tf.sum(products), n));
  return tf.logicalNot(tf.lessEqual(spread, tf.mul(rounding, tf.add(spread, tf.mul(level, n)))));
}

/** What a Gaussian kernel of a width divides squared distances by. */
export function gaussianDivisor(width: number): number {
  return -2 * Math.max(width, 1e-30) ** 2;
}

/** From inner products. Below a hundred-thousandth of the rows' sizes it is rounding: such rows are equal. */
function squaredDistances(products: tf.Tensor2D, { on, off }: Diagonal): tf.Tensor2D {
  const sizes = products.mul(on).sum(1, true);
  const both = sizes.add(sizes.transpose());
  const distances = both.sub(products.mul(2));
  const differs = distances.greater(both.mul(1e-5)).toFloat();
  return distances.mul(differs).mul(off) as tf.Tensor2D;
}

function medianDistance(distances: tf.Tensor2D): number {
  const n = distances.shape[0];
  const values = distances.dataSync();
  const found: number[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (values[i * n + j] > 0) found.push(Math.sqrt(values[i * n + j]));
  return median(Float64Array.from(found).sort());
}
