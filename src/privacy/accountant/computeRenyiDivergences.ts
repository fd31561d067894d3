import { computeLogNormalTail } from './computeLogNormalTail';
import { renyiOrders } from './renyiOrders';

/** A mechanism that adds Gaussian noise to a sum over rows of which each is drawn by itself. */
export interface SampledGaussian {
  /** Standard deviation of the noise over the most that one row changes the sum. */
  noiseMultiplier: number;
  /** Probability with which each row is drawn. */
  samplingRate: number;
}

/**
 * The Renyi differential privacy of one step, [orders]: log A(alpha) / (alpha - 1), where A(alpha) is the moment of the ratio of the densities with and without one row.
 * For a rate of 1 that is alpha / (2 sigma^2).
 *
 * Mironov 2017, arXiv 1702.07476; Mironov, Talwar & Zhang 2019, arXiv 1908.10530, section 3.3. Steps add up.
 */
export function computeRenyiDivergences({ noiseMultiplier, samplingRate }: SampledGaussian): Float64Array {
  return Float64Array.from(renyiOrders, (order) => {
    if (samplingRate === 0) return 0;
    if (noiseMultiplier === 0) return Infinity;
    if (samplingRate === 1) return order / (2 * noiseMultiplier ** 2);
    const sum = Number.isInteger(order) ? sumOfWholeOrder : sumOfFractionalOrder;
    return sum(samplingRate, noiseMultiplier, order) / (order - 1);
  });
}

/** log sum_i C(alpha, i) q^i (1 - q)^(alpha - i) exp(i (i - 1) / (2 sigma^2)). */
function sumOfWholeOrder(q: number, sigma: number, order: number): number {
  let [sum, choose] = [-Infinity, 0];
  for (let i = 0; i <= order; i++) {
    const drawn = choose + i * Math.log(q) + (order - i) * Math.log1p(-q);
    sum = addLogs(sum, drawn + (i * i - i) / (2 * sigma ** 2));
    choose += Math.log(order - i) - Math.log(i + 1);
  }
  return sum;
}

const mostTerms = 1000;

/** The two halves of the integral, left and right of where both densities are equal, as series in one loop. Their terms change signs; taken as positive they bound the sum. */
function sumOfFractionalOrder(q: number, sigma: number, order: number): number {
  const middle = sigma ** 2 * Math.log(1 / q - 1) + 0.5;
  let [sum, choose] = [-Infinity, 0];
  let [left, right] = [-Infinity, -Infinity];
  for (let i = 0; i < mostTerms; i++) {
    const j = order - i;
    const [leftBefore, rightBefore] = [left, right];
    const grown = (k: number) => (k * k - k) / (2 * sigma ** 2);
    left = choose + i * Math.log(q) + j * Math.log1p(-q) + grown(i) + computeLogNormalTail((i - middle) / sigma);
    right = choose + j * Math.log(q) + i * Math.log1p(-q) + grown(j) + computeLogNormalTail((middle - j) / sigma);
    sum = addLogs(sum, addLogs(left, right));
    if (left < leftBefore && right < rightBefore && Math.max(left, right) < sum - 30) return sum;
    choose += Math.log(Math.abs(j)) - Math.log(i + 1);
  }
  // An order that does not converge says nothing.
  return Infinity;
}

function addLogs(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  return small === -Infinity ? large : large + Math.log1p(Math.exp(small - large));
}
