/** The end of a scale of shares: 1, or less if all of them are small. */
export function chooseShareScaleEnd(shares: readonly number[]): number {
  const most = shares.reduce((a, b) => Math.max(a, b), 0);
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((end) => most <= end) ?? 1;
}
