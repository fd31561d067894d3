import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { createBootstrapRowCounts } from '../../stats/createBootstrapRowCounts';
import { createRandom } from '../../stats/createRandom';
import type { SortedCalls } from './sortCalls';

const resamples = 500;
/** With fewer, the outermost values are not a 95 % interval of a median (Conover 1999, "Practical Nonparametric Statistics"). */
const fewestRounds = 6;

/** What a model took in rounds that were drawn, [resamples] each: the median of the calls in nanoseconds, and the costs of a row. */
export interface DrawnRounds {
  medians: Float64Array;
  cpu: Float64Array;
  joules: Float64Array | null;
}

/** Rounds drawn with replacement, the same ones for all models; null if there are too few. */
export async function bootstrapRounds(models: readonly SortedCalls[], seed: number): Promise<DrawnRounds[] | null> {
  const { rounds } = models[0];
  if (rounds < fewestRounds) return null;
  const draw = createBootstrapRowCounts(rounds, undefined, createRandom(seed));
  const drawn = models.map(({ joules }): DrawnRounds => ({
    medians: new Float64Array(resamples),
    cpu: new Float64Array(resamples),
    joules: joules && new Float64Array(resamples)
  }));
  const pause = createInterruptiblePauser();
  for (let r = 0; r < resamples; r++) {
    const counts = draw();
    for (const [m, one] of models.entries()) {
      const { medians, cpu, joules } = drawn[m];
      medians[r] = medianOf(one, counts);
      cpu[r] = costOfRow(one, one.cpu, counts);
      if (joules) joules[r] = costOfRow(one, one.joules!, counts);
    }
    await pause();
  }
  return drawn;
}

/** The mean of a cost over the rows of all calls of the rounds. */
export function costOfRow({ sizes, batch }: SortedCalls, costs: readonly number[], counts?: Int32Array): number {
  let [sum, calls] = [0, 0];
  for (const [round, size] of sizes.entries()) {
    const times = counts?.[round] ?? 1;
    sum += times * costs[round];
    calls += times * size;
  }
  return sum / (calls * batch);
}

function medianOf({ times, roundOf, sizes, rounds }: SortedCalls, counts: Int32Array): number {
  let total = 0;
  for (let round = 0; round < rounds; round++) total += sizes[round] * counts[round];
  let i = 0;
  for (let sum = counts[roundOf[0]]; 2 * sum < total; sum += counts[roundOf[i]]) i++;
  return times[i];
}
