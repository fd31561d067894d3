import type { TaskWeights } from '../types/TaskWeightsView';

/** The range of all weights with those of single runs; null if there are none. */
export function computeWeightRange(tasks: readonly TaskWeights[]): [low: number, high: number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const { mean, least, most } of tasks)
    for (const column of [mean, least, most])
      for (const value of column) {
        if (value === null) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
  return low <= high ? [low, high] : null;
}
