/**
 * The share of a standard normal distribution above z, Q(z) = erfc(z / sqrt 2) / 2, to about 15 digits: the power series of the
 * distribution function near 0, Lentz's continued fraction of the tail further out.
 *
 * Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
 */
export function computeNormalTail(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z < 0) return 1 - computeNormalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let k = 3; term > sum * 1e-17; k += 2) sum += term *= (z * z) / k;
    return 0.5 - density * sum;
  }
  // From the inside out: z + 1 / (z + 2 / (z + 3 / ...)).
  let fraction = z;
  for (let k = 120; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
}
