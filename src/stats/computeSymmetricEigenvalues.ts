/**
 * The eigenvalues of a symmetric matrix, in no order. Householder reflections make it tridiagonal, then QR steps with Wilkinson's shift take one
 * off-diagonal entry after the other to zero (Golub & Van Loan, Matrix Computations, 8.3): 4/3 n³ products.
 *
 * @param matrix [n, n], row after row; it is overwritten.
 */
export function computeSymmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const { diagonal, beside } = tridiagonal(matrix, n);
  return diagonalized(diagonal, beside);
}

/** A, now with x of its column k below the diagonal reflected to one number, becomes H A H: A - v w' - w v'. */
function tridiagonal(a: Float64Array, n: number): { diagonal: Float64Array; beside: Float64Array } {
  const beside = new Float64Array(Math.max(0, n - 1));
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    let largest = 0;
    for (let i = k + 1; i < n; i++) largest = Math.max(largest, Math.abs(a[i * n + k]));
    if (largest === 0) continue;
    let square = 0;
    for (let i = k + 1; i < n; i++) square += (v[i] = a[i * n + k] / largest) ** 2;
    const length = Math.sqrt(square);
    const alpha = v[k + 1] > 0 ? -length : length;
    beside[k] = alpha * largest;
    const scale = square - alpha * v[k + 1];
    if (scale <= 0) continue;
    v[k + 1] -= alpha;
    let overlap = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j] * v[j];
      w[i] = sum / scale;
      overlap += w[i] * v[i];
    }
    for (let i = k + 1; i < n; i++) w[i] -= (overlap / (2 * scale)) * v[i];
    for (let i = k + 1; i < n; i++) for (let j = k + 1, at = i * n + k + 1; j < n; j++, at++) a[at] -= v[i] * w[j] + w[i] * v[j];
  }
  return { diagonal: Float64Array.from({ length: n }, (_, i) => a[i * n + i]), beside };
}

function diagonalized(d: Float64Array, e: Float64Array): Float64Array {
  const isNothing = (i: number) => Math.abs(e[i]) <= Number.EPSILON * (Math.abs(d[i]) + Math.abs(d[i + 1]));
  let end = d.length - 1;
  // Two steps an eigenvalue are usual; the bound only keeps NaN from going on for ever.
  for (let left = 60 * d.length; end > 0 && left > 0;) {
    if (isNothing(end - 1)) {
      e[--end] = 0;
      continue;
    }
    let start = end - 1;
    while (start > 0 && !isNothing(start - 1)) start--;
    step(d, e, start, end);
    left--;
  }
  return d;
}

/** One implicit QR step on the rows from start to end: rotations chase the bulge that the shift makes downwards. */
function step(d: Float64Array, e: Float64Array, start: number, end: number): void {
  const half = (d[end - 1] - d[end]) / 2;
  const off = e[end - 1];
  const shift = d[end] - (off * off) / (half + (half < 0 ? -1 : 1) * Math.hypot(half, off));
  let [x, z] = [d[start] - shift, e[start]];
  for (let k = start; k < end; k++) {
    const r = Math.hypot(x, z);
    const [c, s] = r === 0 ? [1, 0] : [x / r, z / r];
    if (k > start) e[k - 1] = r;
    const [p, q, b] = [d[k], d[k + 1], e[k]];
    d[k] = c * c * p + 2 * c * s * b + s * s * q;
    d[k + 1] = s * s * p - 2 * c * s * b + c * c * q;
    e[k] = c * s * (q - p) + (c * c - s * s) * b;
    if (k < end - 1) {
      z = s * e[k + 1];
      e[k + 1] *= c;
      x = e[k];
    }
  }
}
