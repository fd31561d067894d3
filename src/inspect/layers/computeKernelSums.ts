import { squaredDistance } from './computeBandwidth';
import type { KernelSums } from './computeHsic';
import type { Doubles } from './MatrixLike';

/** A kernel that is ready for use: σ of a Gaussian one, in the units of the features, or null for a linear one. */
export type Width = number | null;

/** The sums for (x, x), (x, y) and (y, y), from centred rows. */
export function computeKernelSums(
  x: Doubles,
  y: Doubles,
  [xWidth, yWidth]: [Width, Width]
): [KernelSums, KernelSums, KernelSums] {
  const isNarrow = xWidth === null && yWidth === null && Math.max(x.columns, y.columns) < x.rows;
  const [kx, ky] = [sumsOf(x, xWidth), sumsOf(y, yWidth)];
  const products = isNarrow
    ? [crossProducts(x, x), crossProducts(x, y), crossProducts(y, y)]
    : matrixProducts(x, y, [xWidth, yWidth], [kx.rowSums, ky.rowSums]);
  const pair = (k: typeof kx, l: typeof kx, i: number): KernelSums => ({
    rows: x.rows,
    products: products[i],
    diagonals: [k.diagonal, l.diagonal],
    rowSums: [k.rowSums, l.rowSums]
  });
  return [pair(kx, kx, 0), pair(kx, ky, 1), pair(ky, ky, 2)];
}

/** Of a linear kernel on centred rows each row sums to 0; other sums are made on the way. */
function sumsOf({ rows, columns, values }: Doubles, width: Width) {
  const diagonal = new Float64Array(rows).fill(1);
  if (width === null) for (let i = 0; i < rows; i++) diagonal[i] = dot(values, i * columns, i * columns, columns);
  return { diagonal, rowSums: new Float64Array(rows) };
}

/** Sum of K * L for linear kernels: ||X'Y||², without a matrix of all pairs of rows. */
function crossProducts(x: Doubles, y: Doubles): number {
  const sums = new Float64Array(x.columns * y.columns);
  for (let i = 0; i < x.rows; i++)
    for (let a = 0; a < x.columns; a++) {
      const value = x.values[i * x.columns + a];
      if (value === 0) continue;
      for (let b = 0, at = a * y.columns; b < y.columns; b++) sums[at + b] += value * y.values[i * y.columns + b];
    }
  return sums.reduce((sum, value) => sum + value * value, 0);
}

/** Row by row of both kernel matrices, so that only two rows are kept. */
function matrixProducts(x: Doubles, y: Doubles, widths: [Width, Width], rowSums: [Float64Array, Float64Array]): number[] {
  const [k, l] = [new Float64Array(x.rows), new Float64Array(x.rows)];
  let [kk, kl, ll] = [0, 0, 0];
  for (let i = 0; i < x.rows; i++) {
    kernelRow(x, i, widths[0], k);
    kernelRow(y, i, widths[1], l);
    for (let j = 0; j < x.rows; j++) {
      rowSums[0][i] += k[j];
      rowSums[1][i] += l[j];
      kk += k[j] * k[j];
      kl += k[j] * l[j];
      ll += l[j] * l[j];
    }
  }
  return [kk, kl, ll];
}

/** The width is 0 if all rows are equal: they have the largest similarity. */
function kernelRow({ rows, columns, values }: Doubles, i: number, width: Width, into: Float64Array): void {
  for (let j = 0; j < rows; j++) {
    if (width === null) into[j] = dot(values, i * columns, j * columns, columns);
    else into[j] = width === 0 ? 1 : Math.exp(-squaredDistance(values, i * columns, j * columns, columns) / (2 * width ** 2));
  }
}

function dot(values: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += values[a + k] * values[b + k];
  return sum;
}
