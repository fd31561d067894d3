import type { Matrix } from '../../data/Matrix';
import { computeMoments, type Moments } from './computeMoments';
import { computeSymmetricEigenvalues } from '../../stats/computeSymmetricEigenvalues';

/**
 * Squared Fréchet distance of the Gaussians with the moments of two lists of vectors:
 * |m₁ - m₂|² + tr C₁ + tr C₂ - 2 tr (C₁C₂)^½, with covariances over n - 1. With C₁ = FF' the last trace is the sum of the square
 * roots of the eigenvalues of F'C₂F, so nothing is inverted: fewer rows than numbers, and numbers that depend on each other, are fine.
 *
 * Dowson & Landau 1982, "The Fréchet distance between multivariate normal distributions"; Heusel et al. 2017, arXiv 1706.08500.
 *
 * @returns null for fewer than two rows.
 */
export function computeFrechetDistance(one: Matrix, two: Matrix): number | null {
  if (one.rows < 2 || two.rows < 2) return null;
  const [first, second] = [computeMoments(one), computeMoments(two)];
  const between = first.mean.reduce((sum, value, i) => sum + (value - second.mean[i]) ** 2, 0);
  const { columns } = one;
  const product = Math.min(one.rows, two.rows) < columns ? ofRows(first, second, columns) : ofCovariances(first, second, columns);
  const overlap = computeSymmetricEigenvalues(product.values, product.size).reduce(
    (sum, value) => sum + Math.sqrt(Math.max(0, value)),
    0
  );
  return Math.max(0, between + first.trace + second.trace - 2 * overlap);
}

interface Square {
  size: number;
  values: Float64Array;
}

/** GG' with G the products of the centred rows of both. */
function ofRows(one: Moments, two: Moments, columns: number): Square {
  const [less, more] = one.rows <= two.rows ? [one, two] : [two, one];
  const scale = 1 / Math.sqrt((less.rows - 1) * (more.rows - 1));
  const products = timesTransposed(less.centred, less.rows, more.centred, more.rows, columns);
  for (let i = 0; i < products.length; i++) products[i] *= scale;
  return { size: less.rows, values: timesTransposed(products, less.rows, products, less.rows, more.rows) };
}

/** F'C₂F with F a factor of C₁. */
function ofCovariances(one: Moments, two: Moments, columns: number): Square {
  const factor = factorOf(covariance(one, columns), columns);
  const half = timesTransposed(factor, columns, covariance(two, columns), columns, columns);
  return { size: columns, values: timesTransposed(half, columns, factor, columns, columns) };
}

/** [n, k] times the transposed of [m, k]. */
function timesTransposed(a: Float64Array, n: number, b: Float64Array, m: number, k: number): Float64Array {
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let l = 0, p = i * k, q = j * k; l < k; l++) sum += a[p++] * b[q++];
      out[i * m + j] = sum;
    }
  return out;
}

function covariance({ centred, rows }: Moments, columns: number): Float64Array {
  const out = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    for (let i = 0; i < columns; i++) {
      const value = centred[from + i];
      if (value !== 0) for (let j = i; j < columns; j++) out[i * columns + j] += value * centred[from + j];
    }
  }
  for (let i = 0; i < columns; i++) for (let j = i; j < columns; j++) out[j * columns + i] = out[i * columns + j] /= rows - 1;
  return out;
}

/**
 * F', [n, n], with C = FF': Cholesky's factor with the largest pivot first, stopped when only rounding is left. Rows beyond the rank are 0.
 */
function factorOf(c: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  const left = Float64Array.from({ length: n }, (_, i) => c[i * n + i]);
  const enough = left.reduce((a, b) => Math.max(a, b), 0) * n * Number.EPSILON;
  for (let k = 0; k < n; k++) {
    let pivot = 0;
    for (let i = 1; i < n; i++) if (left[i] > left[pivot]) pivot = i;
    if (!(left[pivot] > enough)) break;
    const root = Math.sqrt(left[pivot]);
    const row = k * n;
    for (let i = 0; i < n; i++) factor[row + i] = c[pivot * n + i];
    for (let before = 0; before < row; before += n) {
      const weight = factor[before + pivot];
      if (weight !== 0) for (let i = 0; i < n; i++) factor[row + i] -= weight * factor[before + i];
    }
    for (let i = 0; i < n; i++) left[i] -= (factor[row + i] /= root) ** 2;
    left[pivot] = 0;
  }
  return factor;
}
