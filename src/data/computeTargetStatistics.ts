import type { Targets } from './Dataset';

/**
 * The mean of each target and its standard deviation, in the targets' units, by Welford's way: large means cost no digits. Targets that are not known are
 * left out.
 */
export function computeTargetStatistics({ values, names, missing }: Targets): { means: number[]; deviations: number[] } {
  const width = names.length;
  const rows = values.length / width;
  const means = names.map(() => 0);
  const squares = names.map(() => 0);
  const counts = names.map(() => 0);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) {
      const value = values[row * width + i];
      if (missing && Number.isNaN(value)) continue;
      const before = value - means[i];
      means[i] += before / ++counts[i];
      squares[i] += before * (value - means[i]);
    }
  }
  return { means, deviations: squares.map((sum, i) => Math.sqrt(sum / counts[i])) };
}
