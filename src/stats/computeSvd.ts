/** A = U diag(s) V', k being the smaller side of A. */
export interface Svd {
  /** [rows, k], row after row. */
  u: Float64Array;
  /** [k], largest first. */
  s: Float64Array;
  /** [columns, k], row after row. */
  v: Float64Array;
}

/** Sweeps over all pairs of columns; seven to ten are usual. */
const mostSweeps = 60;

/**
 * The singular value decomposition of a matrix, by rotations that make its columns orthogonal, two at a time (one-sided Jacobi: Golub & Van Loan, Matrix
 * Computations, 8.6). Vectors of singular values that are 0 are 0.
 *
 * @param matrix [rows, columns], row after row; it is not changed.
 */
export function computeSvd(matrix: ArrayLike<number>, rows: number, columns: number): Svd {
  if (rows < columns) {
    const { u, s, v } = computeSvd(transposed(matrix, rows, columns), columns, rows);
    return { u: v, s, v: u };
  }
  // Row j of both is column j.
  const a = transposed(matrix, rows, columns);
  const v = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) v[j * columns + j] = 1;
  for (let sweep = 0, turned = true; turned && sweep < mostSweeps; sweep++) {
    turned = false;
    for (let p = 0; p < columns - 1; p++)
      for (let q = p + 1; q < columns; q++) {
        const [alpha, beta, gamma] = [dot(a, p, p, rows), dot(a, q, q, rows), dot(a, p, q, rows)];
        if (!(Math.abs(gamma) > 1e-15 * Math.sqrt(alpha * beta))) continue;
        turned = true;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const c = 1 / Math.hypot(1, t);
        rotate(a, { p, q, c, s: c * t }, rows);
        rotate(v, { p, q, c, s: c * t }, columns);
      }
  }
  const lengths = Array.from({ length: columns }, (_, j) => Math.sqrt(dot(a, j, j, rows)));
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j] - lengths[i]);
  const s = Float64Array.from(order, (j) => lengths[j]);
  return {
    u: gathered(a, order, rows, (j) => (lengths[j] > 0 ? 1 / lengths[j] : 0)),
    s,
    v: gathered(v, order, columns, () => 1)
  };
}

function transposed(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = matrix[i * columns + j];
  return turned;
}

function dot(a: Float64Array, p: number, q: number, length: number): number {
  let sum = 0;
  for (let i = 0, x = p * length, y = q * length; i < length; i++) sum += a[x + i] * a[y + i];
  return sum;
}

function rotate(a: Float64Array, { p, q, c, s }: { p: number; q: number; c: number; s: number }, length: number): void {
  for (let i = 0, x = p * length, y = q * length; i < length; i++, x++, y++) {
    const [one, other] = [a[x], a[y]];
    a[x] = c * one - s * other;
    a[y] = s * one + c * other;
  }
}

/** Columns in this order, each times its factor, row after row. */
function gathered(a: Float64Array, order: number[], length: number, factorOf: (j: number) => number): Float64Array {
  const result = new Float64Array(length * order.length);
  order.forEach((j, at) => {
    const factor = factorOf(j);
    for (let i = 0; i < length; i++) result[i * order.length + at] = factor * a[j * length + i];
  });
  return result;
}
