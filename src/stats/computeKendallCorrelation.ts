/**
 * Kendall's tau-b: (concordant - discordant pairs) / sqrt of the pairs that differ in a, times those that differ in b. Null if either is constant.
 *
 * Kendall 1945, "The treatment of ties in ranking problems".
 */
export function computeKendallCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  let [sum, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [p, q] = [Math.sign(a[i] - a[j]), Math.sign(b[i] - b[j])];
      sum += p * q;
      ofA += p * p;
      ofB += q * q;
    }
  return ofA > 0 && ofB > 0 ? sum / Math.sqrt(ofA * ofB) : null;
}
