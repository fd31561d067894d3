/** A mean over trainings with different seeds. */
export interface ConfidenceIntervalOverSeeds {
  mean: number;
  /** 95 % interval of the mean by Student's t; null for one training, of which nothing can be said. */
  low: number | null;
  high: number | null;
  seeds: number;
}

/** The mean of the numbers with its 95 % t-interval, over as many trainings; null if there is none. Numbers that were not measured are left out. */
export function computeConfidenceIntervalOverSeeds(
  values: readonly (number | null | undefined)[]
): ConfidenceIntervalOverSeeds | null {
  const known = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const seeds = known.length;
  if (seeds === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / seeds;
  if (seeds === 1) return { mean, low: null, high: null, seeds };
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1);
  const half = tQuantile(seeds - 1) * Math.sqrt(variance / seeds);
  return { mean, low: mean - half, high: mean + half, seeds };
}

/** The 97.5 % quantile of Student's t, to three decimals. From 31 degrees on by the first terms of its expansion around the normal. */
function tQuantile(degrees: number): number {
  if (degrees <= table.length) return table[degrees - 1];
  const z = 1.959964;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

const table = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101,
  2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042
];
