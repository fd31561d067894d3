import type { TaskWeights } from '../types/TaskWeightsView';

export interface WeightAt {
  mean: number;
  least: number | null;
  most: number | null;
}

/** The first and the last weight of a task that are known; null if none is. */
export function findTaskWeightsAtEnds({ mean, least, most }: TaskWeights): { first: WeightAt; last: WeightAt } | null {
  const known = mean.flatMap((value, i) =>
    value === null ? [] : [{ mean: value, least: least[i] ?? null, most: most[i] ?? null }]
  );
  return known.length ? { first: known[0], last: known[known.length - 1] } : null;
}
