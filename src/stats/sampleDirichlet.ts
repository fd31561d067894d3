import type { Random } from './createRandom';
import { sampleNormal } from './sampleDistributions';

/**
 * Shares that sum to 1, from a Dirichlet distribution: Gamma numbers of shape `concentration`, each divided by their sum. It works with their logarithms, since a Gamma number of a small shape is often
 * smaller than the smallest number.
 */
export function sampleDirichlet(concentration: readonly number[], next: Random): number[] {
  const logs = concentration.map((shape) => sampleLogGamma(shape, next));
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}

/** The logarithm of a Gamma number of scale 1 (Marsaglia and Tsang 2000); a shape below 1 by Gamma(shape + 1) U^(1 / shape). */
function sampleLogGamma(shape: number, next: Random): number {
  if (shape < 1) return sampleLogGamma(shape + 1, next) + Math.log(1 - next()) / shape;
  const normal = sampleNormal(next);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}
