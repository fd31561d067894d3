/** Two decimals without the zero before the point: ".93". Nothing for what rounds to none. */
export function formatProbability(p: number): string {
  return p >= 0.995 ? '1' : p < 0.005 ? '' : p.toFixed(2).slice(1);
}
