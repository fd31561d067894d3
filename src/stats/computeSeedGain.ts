import { computeSeedInterval } from './computeSeedInterval';

/** How much larger values are than others, seed by seed: the mean of the differences, with Student's t interval over the seeds. */
export function computeSeedGain(
  values: readonly number[],
  against: readonly number[],
  confidence: number
): ReturnType<typeof computeSeedInterval> {
  return computeSeedInterval(
    values.map((value, seed) => value - against[seed]),
    confidence
  );
}
