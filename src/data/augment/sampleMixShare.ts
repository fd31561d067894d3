import { sampleBoxMuller } from '../../stats/sampleBoxMuller';
import type { Random } from '../../stats/createRandom';

/** A number from Beta(alpha, alpha): a / (a + b) of two from Gamma(alpha). */
export function sampleMixShare(next: Random, alpha: number): number {
  // Their logarithms, since for a small alpha both may be too small for a number.
  const [a, b] = [logGamma(next, alpha), logGamma(next, alpha)];
  return 1 / (1 + Math.exp(b - a));
}

/** The logarithm of a number from Gamma(alpha, 1) (Marsaglia & Tsang 2000; below 1 from Gamma(alpha + 1) times u^(1 / alpha)). */
function logGamma(next: Random, alpha: number): number {
  if (alpha < 1) return logGamma(next, alpha + 1) + Math.log(1 - next()) / alpha;
  const d = alpha - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const [normal] = sampleBoxMuller(next);
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - next()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}
