import * as tf from '@tensorflow/tfjs';
import { median } from './bandwidth';
import type { Kernel } from './Kernel';

/** Fixed by the first batch: otherwise the means over batches would mix different quantities. */
export interface Fixed {
  /** The divisor of the features, chosen so that no square is too large or too small for single precision. */
  scale: number;
  /** σ of a Gaussian kernel, after scaling; null for a linear one. */
  width: number | null;
}

/** A share of the size, both squared, below which a spread is rounding. */
const rounding = 1e-13;

/**
 * The kernel matrix of a batch of features, [batch, …], centred so that products of two such vectors are unbiased HSIC times n (n - 3):
 * with 0 on the diagonal, less row and column sums over n - 2, plus the whole sum over (n - 1)(n - 2). As a vector of n² numbers, which
 * the caller disposes, with the sum of the squares before centring; all 0 if features are constant.
 *
 * @source Székely and Rizzo (2014), "Partial distance correlation with methods for dissimilarities", U-centring.
 */
export function unbiasedKernel(features: tf.Tensor, { scale, width }: Fixed): { vector: tf.Tensor1D; size: number } {
  let size = 0;
  const vector = tf.tidy(() => {
    const { rows, mean } = centred(features, scale);
    const products = rows.matMul(rows, false, true) as tf.Tensor2D;
    const isSpread = exceedsRounding(products, mean);
    const kernel = isSpread ? (width === null ? products : gaussian(products, width)) : tf.zerosLike(products);
    size = kernel.square().sum().dataSync()[0];
    const n = kernel.shape[0];
    const off = kernel.mul(offDiagonal(n));
    const sums = off.sum(1, true).div(n - 2);
    const whole = off.sum().div((n - 1) * (n - 2));
    const unbiased = off.sub(sums).sub(sums.transpose()).add(whole).mul(offDiagonal(n));
    return unbiased.reshape([n * n]) as tf.Tensor1D;
  });
  return { vector, size };
}

/** The values that the first batch fixes for the following ones. */
export function fixedBy(features: tf.Tensor, kernel: Kernel): Fixed {
  const fixed: Fixed = { scale: 1, width: null };
  tf.tidy(() => {
    const most = centred(features, 1).rows.abs().max().dataSync()[0];
    if (Number.isFinite(most) && most > 0 && Math.abs(Math.log10(most)) > 6) fixed.scale = most;
    if (kernel === 'linear') return;
    const { rows } = centred(features, fixed.scale);
    fixed.width = kernel.rbf * medianDistance(squaredDistances(rows.matMul(rows, false, true) as tf.Tensor2D));
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
function exceedsRounding(products: tf.Tensor2D, mean: tf.Tensor): boolean {
  const n = products.shape[0];
  const ownMean = products.sum().div(n);
  const [spread, level] = [products.mul(tf.eye(n)).sum().sub(ownMean), mean.square().sum()].map((sum) => sum.dataSync()[0]);
  return !(spread <= rounding * (spread + n * level));
}

function gaussian(products: tf.Tensor2D, width: number): tf.Tensor2D {
  return squaredDistances(products)
    .div<tf.Tensor2D>(-2 * Math.max(width, 1e-30) ** 2)
    .exp();
}

/** From inner products. Below a hundred-thousandth of the rows' sizes it is rounding: such rows are equal. */
function squaredDistances(products: tf.Tensor2D): tf.Tensor2D {
  const n = products.shape[0];
  const sizes = products.mul(tf.eye(n)).sum(1, true);
  const both = sizes.add(sizes.transpose());
  const distances = both.sub(products.mul(2));
  const differs = distances.greater(both.mul(1e-5)).toFloat();
  return distances.mul(differs).mul(offDiagonal(n)) as tf.Tensor2D;
}

function medianDistance(distances: tf.Tensor2D): number {
  const n = distances.shape[0];
  const values = distances.dataSync();
  const found: number[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (values[i * n + j] > 0) found.push(Math.sqrt(values[i * n + j]));
  return median(Float64Array.from(found).sort());
}

/** 1 everywhere except on the diagonal. */
function offDiagonal(n: number): tf.Tensor2D {
  return tf.scalar(1).sub(tf.eye(n));
}
