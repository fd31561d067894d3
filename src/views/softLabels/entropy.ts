/**
 * Shannon entropy of a probability vector in nats: -sum_i p_i ln p_i, where 0 ln 0 is 0.
 *
 * It is 0 for a certain answer and ln(classes) for a uniform one. The larger it is, the more a soft label says beyond its top class.
 *
 * @example
 * ```ts
 * entropy([0.5, 0.5]); // 0.693...
 * entropy([1, 0]); // 0
 * ```
 */
export function entropy(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
