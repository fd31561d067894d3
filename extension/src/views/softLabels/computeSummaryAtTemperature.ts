import type { SoftLabelSummary } from '../../../../src/record/RunRecord';

export interface SetAtTemperature {
  meanEntropy: number;
  /** Share of the labels that are as good as one-hot; undefined in records of before. */
  oneHot: number | undefined;
  byRank: number[];
  byClass: (number | null)[][];
}

/** The whole set's numbers between two temperatures of the grid: linear in the logarithm of the temperature, the ends beyond the ends. */
export function computeSummaryAtTemperature(
  { temperatures, meanEntropy, oneHot, byRank, byClass }: SoftLabelSummary,
  temperature: number
): SetAtTemperature {
  const above = temperatures.findIndex((one) => one >= temperature);
  const upper = above < 0 ? temperatures.length - 1 : above;
  const lower = above < 0 ? upper : Math.max(0, above - 1);
  const span = Math.log(temperatures[upper] / temperatures[lower]);
  const share = span > 0 ? Math.min(1, Math.max(0, Math.log(temperature / temperatures[lower]) / span)) : 0;
  const mix = (a: number, b: number) => a + share * (b - a);
  return {
    meanEntropy: mix(meanEntropy[lower], meanEntropy[upper]),
    oneHot: oneHot && mix(oneHot[lower], oneHot[upper]),
    byRank: byRank[lower].map((p, rank) => mix(p, byRank[upper][rank] ?? p)),
    byClass: byClass[lower].map((row, i) => row.map((p, j) => mixKnown(p, byClass[upper][i][j], mix)))
  };
}

function mixKnown(a: number | null, b: number | null, mix: (a: number, b: number) => number): number | null {
  return a === null || b === null ? null : mix(a, b);
}
