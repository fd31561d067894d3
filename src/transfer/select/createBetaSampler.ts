import type { Random } from '../../stats/createRandom';

/**
 * Draws from Beta(alpha, alpha), as a share of two Gamma(alpha) numbers (Marsaglia & Tsang 2000). They are drawn as logarithms: with a
 * small alpha the numbers themselves would be 0 in double precision.
 */
export function createBetaSampler(alpha: number, next: Random): () => number {
  return () => {
    const [a, b] = [logGamma(alpha, next), logGamma(alpha, next)];
    return 1 / (1 + Math.exp(b - a));
  };
}

function logGamma(shape: number, next: Random): number {
  // Gamma(a) is Gamma(a + 1) u^(1/a).
  if (shape < 1) return logGamma(shape + 1, next) + Math.log(1 - next()) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - next()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}
