import type { Estimate } from '../../record/Comparison';
import type { BootstrapMean } from './bootstrapMeanScore';
import type { Metric } from '../../metrics/inputs/Metric';
import { computePercentileInterval } from '../../stats/computePercentileInterval';

/** A mean over seeds with its interval, and the smallest and largest of the seeds' `scores`. */
export function computeIntervalEstimate(
  { mean, draws }: BootstrapMean,
  scores: number[],
  range: Metric['range'],
  confidence: number
): Estimate {
  const { low, high } = computePercentileInterval(draws, confidence);
  const [least, most] = range ?? [-Infinity, Infinity];
  // With two seeds that are far apart the interval would exceed the bounds of the metric.
  const within = (value: number) => Math.min(most, Math.max(least, value));
  return { mean, low: within(low), high: within(high), least: Math.min(...scores), most: Math.max(...scores) };
}
