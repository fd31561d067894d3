import type { Random } from './createRandom';

/**
 * The logarithm of a number from Gamma(shape, 1), since for a small shape the number itself is often smaller than the smallest one there is.
 *
 * Marsaglia and Tsang 2000; a shape below 1 by Gamma(shape + 1) u^(1 / shape).
 *
 * @param normal standard normal numbers, drawn by `next` too.
 */
export function sampleLogGamma(shape: number, next: Random, normal: Random): number {
  if (shape < 1) return sampleLogGamma(shape + 1, next, normal) + Math.log(1 - next()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - next()) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}
