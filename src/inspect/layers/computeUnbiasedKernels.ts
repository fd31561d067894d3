import * as tf from '@tensorflow/tfjs';
import { median } from './computeBandwidth';
import type { SimilarityKernel } from './SimilarityKernel';

/** Fixed by the first batch: otherwise the means over batches would mix different quantities. */
export interface Fixed {
  /** The divisor of the features, chosen so that no square is too large or too small for single precision. */
  scale: number;
  /** σ of a Gaussian kernel, after scaling; null for a linear one. */
  width: number | null;
}

/** A share of the size, both squared, below which a spread is rounding. */
const rounding = 1e-13;

/** The inner products of features of one width, [layers, n, n], with the squared lengths of their means, [layers]: see `centred`. */
export function innerProducts(features: tf.Tensor[], fixed: readonly Fixed[]): { products: tf.Tensor; levels: tf.Tensor } {
  const { rows, means } = centred(
    features,
    fixed.map(({ scale }) => scale)
  );
  return { products: tf.matMul(rows, rows, false, true), levels: tf.sum(tf.square(means), [1, 2]) };
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
 * Kernel matrices of layers, centred so that products of two of them as vectors are unbiased HSIC times n (n - 3):
 * with 0 on the diagonal, less row and column sums over n - 2, plus the whole sum over (n - 1)(n - 2). With the sums of the
 * squares before centring, [layers]; all 0 of features that are constant. All layers at once, since each operation takes longer to begin than for one of them.
 *
 * @param products [layers, n, n].
 * @param level [layers].
 * @param divisors of squared distances in Gaussian kernels, [layers, 1, 1]; undefined for linear ones.
 * @returns vectors [layers, n²].
 * @source Székely and Rizzo (2014), "Partial distance correlation with methods for dissimilarities", U-centring.
 */
export function computeUnbiasedKernels(
  products: tf.Tensor,
  level: tf.Tensor,
  diagonal: Diagonal,
  divisors?: tf.Tensor
): { vectors: tf.Tensor2D; sizes: tf.Tensor } {
  const [layers, n] = products.shape;
  const own = divisors ? tf.exp(tf.div(squaredDistances(products, diagonal), divisors)) : products;
  const isSpread = tf.cast(exceedsRounding(products, level, diagonal), 'float32');
  const off = tf.mul(own, diagonal.off);
  const sums = tf.sum(off, 2);
  const each = tf.div(sums, n - 2);
  const whole = tf.div(tf.sum(sums, 1, true), (n - 1) * (n - 2));
  const means = tf.add(tf.expandDims(each, 2), tf.expandDims(tf.sub(each, whole), 1));
  const unbiased = tf.mul(tf.sub(off, means), diagonal.off);
  return {
    vectors: tf.mul(tf.reshape(unbiased, [layers, n * n]), tf.expandDims(isSpread, 1)),
    sizes: tf.mul(tf.sum(tf.square(own), [1, 2]), isSpread)
  };
}

/** The values that the first batch fixes for the following ones. */
export function fixedBy(features: tf.Tensor, kernel: SimilarityKernel): Fixed {
  const fixed: Fixed = { scale: 1, width: null };
  tf.tidy(() => {
    const most = centred([features], [1]).rows.abs().max().dataSync()[0];
    if (Number.isFinite(most) && most > 0 && Math.abs(Math.log10(most)) > 6) fixed.scale = most;
    if (kernel === 'linear') return;
    const { products } = innerProducts([features], [fixed]);
    fixed.width = kernel.rbf * medianDistance(squaredDistances(products, diagonalOf(products.shape[1]!)));
  });
  return fixed;
}

/**
 * Rows of layers with the mean of their columns moved to about 0, [layers, n, width], and those means, [layers, 1, width]. HSIC does not depend on the shift,
 * so the mean need not be exact. A large mean would cost digits.
 */
function centred(features: tf.Tensor[], scales: number[]): { rows: tf.Tensor; means: tf.Tensor } {
  const layers = features.map((one) => (one.dtype === 'float32' ? one : one.toFloat()).reshape([1, one.shape[0], -1]));
  const given = layers.length === 1 ? layers[0] : tf.concat(layers);
  const flat = scales.every((scale) => scale === 1) ? given : given.div(tf.tensor(scales, [scales.length, 1, 1]));
  const means = flat.mean(1, true);
  return { rows: flat.sub(means), means };
}

/** For each layer: false for features that are constant apart from rounding; true for features that are not finite, which are found later. */
function exceedsRounding(products: tf.Tensor, level: tf.Tensor, { on }: Diagonal): tf.Tensor {
  const n = products.shape[2]!;
  const spread = tf.sub(tf.sum(tf.mul(products, on), [1, 2]), tf.div(tf.sum(products, [1, 2]), n));
  return tf.logicalNot(tf.lessEqual(spread, tf.mul(rounding, tf.add(spread, tf.mul(level, n)))));
}

/** What a Gaussian kernel of a width divides squared distances by. */
export function gaussianDivisor(width: number): number {
  return -2 * Math.max(width, 1e-30) ** 2;
}

/** From inner products [..., n, n]. Below a hundred-thousandth of the rows' sizes it is rounding: such rows are equal. */
function squaredDistances<T extends tf.Tensor>(products: T, { on, off }: Diagonal): T {
  const sizes = products.mul(on).sum(-1, true);
  const both = sizes.add(sizes.reshape([...products.shape.slice(0, -2), 1, -1]));
  const distances = both.sub(products.mul(2));
  const differs = distances.greater(both.mul(1e-5)).toFloat();
  return distances.mul(differs).mul(off);
}

function medianDistance(distances: tf.Tensor): number {
  const n = distances.shape.at(-1)!;
  const values = distances.dataSync();
  const found: number[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (values[i * n + j] > 0) found.push(Math.sqrt(values[i * n + j]));
  return median(Float64Array.from(found).sort());
}
