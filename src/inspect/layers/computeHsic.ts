/** What HSIC needs from two kernel matrices K and L, [n, n]: the matrices themselves need not be kept. */
export interface KernelSums {
  rows: number;
  /** Sum of K * L over all places. */
  products: number;
  /** Diagonals. */
  diagonals: [k: Float64Array, l: Float64Array];
  /** Sums of the rows. */
  rowSums: [k: Float64Array, l: Float64Array];
}

export type Estimator = 'biased' | 'unbiased';

/**
 * The Hilbert-Schmidt independence criterion of two kernels on the same n rows.
 *
 * Biased: tr(KHLH) / (n - 1)², with H = I - 11'/n. Unbiased, with the diagonals of K and L at 0:
 * [tr(KL) + 1'K1 1'L1 / ((n - 1)(n - 2)) - 2 1'KL1 / (n - 2)] / (n (n - 3)), for 4 rows or more.
 *
 * @source Gretton et al. (2005); Song et al. (2012), eq. 5, as in Nguyen et al. 2020, arXiv 2010.15327, eq. 3.
 */
export function computeHsic(
  { rows: n, products, diagonals: [dk, dl], rowSums: [rk, rl] }: KernelSums,
  estimator: Estimator
): number {
  const isBiased = estimator === 'biased';
  let [trace, through, totalK, totalL] = [products, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const k = isBiased ? rk[i] : rk[i] - dk[i];
    const l = isBiased ? rl[i] : rl[i] - dl[i];
    if (!isBiased) trace -= dk[i] * dl[i];
    through += k * l;
    totalK += k;
    totalL += l;
  }
  if (isBiased) return (trace - (2 / n) * through + (totalK * totalL) / n ** 2) / (n - 1) ** 2;
  return (trace + (totalK * totalL) / ((n - 1) * (n - 2)) - (2 / (n - 2)) * through) / (n * (n - 3));
}
