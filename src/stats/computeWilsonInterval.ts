import { computeNormalQuantile } from './computeNormalQuantile';

/**
 * The interval of a share that was seen `successes` times in `rows`: (p + z^2/2n ± z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), which stays
 * within 0 and 1 and works for few rows too. Neither number needs to be whole.
 *
 * Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference".
 */
export function computeWilsonInterval(successes: number, rows: number, confidence: number): { low: number; high: number } {
  const z = computeNormalQuantile((1 - confidence) / 2);
  const [share, spread] = [successes / rows, (z * z) / rows];
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / rows + spread / (4 * rows))) / (1 + spread);
  // Otherwise rounding would leave 1e-17 instead of 0.
  return { low: successes <= 0 ? 0 : Math.max(0, middle - half), high: successes >= rows ? 1 : Math.min(1, middle + half) };
}
