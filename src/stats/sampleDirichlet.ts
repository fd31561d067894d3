import type { Random } from './createRandom';
import { sampleNormal } from './sampleDistributions';
import { sampleLogGamma } from './sampleLogGamma';

/**
 * Shares that sum to 1, from a Dirichlet distribution: Gamma numbers of shape `concentration`, each divided by their sum. It works with their logarithms, since a Gamma number of a small shape is often
 * smaller than the smallest number.
 */
export function sampleDirichlet(concentration: readonly number[], next: Random): number[] {
  const logs = concentration.map((shape) => sampleLogGamma(shape, next, sampleNormal(next)));
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
