/**
 * A probability in per cent, with two digits of its distance from the nearer of 0 and 100 %: an axis of margins needs both ends.
 *
 * @example
 * ```ts
 * formatProbabilityPercent(0.0123); // "1.2 %"
 * formatProbabilityPercent(0.9988); // "99.88 %"
 * formatProbabilityPercent(1e-9); // "<0.01 %"
 * ```
 */
export function formatProbabilityPercent(p: number): string {
  const rest = Math.min(p, 1 - p) * 100;
  if (rest < 0.01) return p < 0.5 ? '<0.01 %' : '>99.99 %';
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(rest)));
  return `${Number((p * 100).toFixed(Math.min(2, decimals)))} %`;
}
