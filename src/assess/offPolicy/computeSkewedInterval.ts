import { computeNormalQuantile } from '../../stats/computeNormalQuantile';
import type { ClusteredRatio } from './computeClusteredRatio';

/**
 * The interval of a mean whose parts are skewed, as weights times rewards are: the t statistic is made symmetric by a cubic, g(t) = t + a
 * t^2 / 3 + a^2 t^3 / 27 + a / 6 with a = skewness / sqrt(n), and the ends of the normal interval go back through it. Without skewness it
 * is the normal interval. That one is too short above: a sample without the rare large parts has a small mean and a small spread at once.
 *
 * Hall 1992, "On the Removal of Skewness by Transformation".
 */
export function computeSkewedInterval(
  { value, influence }: ClusteredRatio,
  confidence: number
): { low: number; high: number; standardError: number } {
  const n = influence.length;
  let [squares, cubes] = [0, 0];
  for (const one of influence) {
    squares += one * one;
    cubes += one * one * one;
  }
  const standardError = Math.sqrt(squares / (n * (n - 1)));
  const a = squares > 0 ? cubes / n / (squares / n) ** 1.5 / Math.sqrt(n) : 0;
  const z = computeNormalQuantile((1 - confidence) / 2);
  const back = (t: number) => (Math.abs(a) < 1e-6 ? t - a / 6 : (3 / a) * (Math.cbrt(1 + a * (t - a / 6)) - 1));
  return { low: value - standardError * back(z), high: value - standardError * back(-z), standardError };
}
