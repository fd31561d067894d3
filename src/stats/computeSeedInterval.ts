import { computeMean } from './computeMean';
import { computeTwoSidedStudentQuantile } from './computeTwoSidedStudentQuantile';

/** The mean of one value a seed, with Student's t interval over the seeds: mean +- t s / sqrt(n). One seed has no interval. */
export function computeSeedInterval(
  values: readonly number[],
  confidence: number
): { mean: number; low: number | null; high: number | null } {
  const n = values.length;
  const mean = computeMean(values);
  if (n < 2) return { mean, low: null, high: null };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = computeTwoSidedStudentQuantile(confidence, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}
