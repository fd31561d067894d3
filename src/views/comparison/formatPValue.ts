import { formatNumber } from '../words/formatNumber';

/** A p-value from resampling, which cannot be smaller than one in the number of resamples: "p = 0.03", "p < 0.0005". */
export function formatPValue(p: number | null, resamples: number): string {
  if (p === null || !Number.isFinite(p)) return 'p unknown';
  const least = Math.max(1 / resamples || 0, 1e-4);
  if (p < least) return `p < ${formatNumber(least, 1)}`;
  return `p = ${formatNumber(p, p < 0.1 ? 1 : 2)}`;
}
