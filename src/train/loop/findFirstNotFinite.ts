import type { StepLosses } from './trainStep';

/** The first loss of a step that is not finite, in words; null if all are finite. */
export function findFirstNotFinite({ terms, total }: StepLosses): string | null {
  for (const [name, value] of Object.entries(terms)) if (!Number.isFinite(value)) return `${value} in term "${name}"`;
  return Number.isFinite(total) ? null : `${total} in the weighted sum`;
}
