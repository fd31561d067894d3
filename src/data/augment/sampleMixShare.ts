import { sampleBoxMuller } from '../../stats/sampleBoxMuller';
import type { Random } from '../../stats/createRandom';
import { sampleLogGamma } from '../../stats/sampleLogGamma';

/** A number from Beta(alpha, alpha): a / (a + b) of two from Gamma(alpha). */
export function sampleMixShare(next: Random, alpha: number): number {
  const normal = () => sampleBoxMuller(next)[0];
  // Their logarithms, since for a small alpha both may be too small for a number.
  const [a, b] = [sampleLogGamma(alpha, next, normal), sampleLogGamma(alpha, next, normal)];
  return 1 / (1 + Math.exp(b - a));
}
