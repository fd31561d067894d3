import { mixSeeds, createRandom } from '../../stats/createRandom';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { createBootstrapRowCounts } from '../../stats/createBootstrapRowCounts';
import { computePercentileInterval } from '../../stats/computePercentileInterval';
import type { CallTimes, LatencyRatio } from './LatencyOptions';
import type { LatencyPlan } from './checkLatency';
import type { Timed } from './createRowFeed';

const resamples = 500;
/** With fewer, the outermost values are not a 95 % interval of a median (Conover 1999, "Practical Nonparametric Statistics"). */
const fewestRounds = 6;

/** Percentiles, and intervals from rounds drawn with replacement: the same ones for all models. */
export async function summarizeLatency(
  plan: LatencyPlan,
  batches: Timed[][]
): Promise<{ calls: CallTimes[]; ratios: LatencyRatio[] }> {
  const [calls, ratios]: [CallTimes[], LatencyRatio[]] = [[], []];
  for (const [b, list] of batches.entries()) {
    const sorted = list.map(sortedOf);
    const draws = await mediansOf(sorted, mixSeeds(plan.seed, b + 100));
    const p50 = sorted.map((one) => percentile(one.times, 0.5));
    const of = list.findIndex(({ candidate }) => candidate.name === plan.of);
    list.forEach(({ candidate: { name, bytesInMemory, bytesOnDisk }, batch }, m) => {
      const { times, rounds } = sorted[m];
      const interval = intervalOf(draws?.[m].map(microseconds));
      calls.push({
        name,
        batch,
        calls: times.length,
        rounds,
        p50: microseconds(p50[m]),
        interval,
        p95: microseconds(percentile(times, 0.95)),
        p99: microseconds(percentile(times, 0.99)),
        rowsPerSecond: (1e9 * batch) / p50[m],
        bytesInMemory,
        bytesOnDisk
      });
      if (of < 0 || m === of) return;
      const drawn = draws && draws[of].map((median, r) => median / draws[m][r]);
      ratios.push({ model: plan.of, against: name, batch, ratio: p50[of] / p50[m], interval: intervalOf(drawn) });
    });
  }
  return { calls, ratios };
}

interface Sorted {
  times: Float64Array;
  /** [calls] the round of each time. */
  roundOf: Int32Array;
  /** [rounds] how many calls it has. */
  sizes: Int32Array;
  rounds: number;
}

function sortedOf({ times, roundOf }: Timed): Sorted {
  const order = Int32Array.from(times.keys()).sort((a, b) => times[a] - times[b]);
  const rounds = roundOf[roundOf.length - 1] + 1;
  const sizes = new Int32Array(rounds);
  for (const round of roundOf) sizes[round]++;
  return {
    // A clock that is too coarse gives 0.
    times: Float64Array.from(order, (i) => Math.max(1, times[i])),
    roundOf: Int32Array.from(order, (i) => roundOf[i]),
    sizes,
    rounds
  };
}

/** [models][resamples] the median of the calls of the rounds drawn; null if there are too few rounds. */
async function mediansOf(sorted: Sorted[], seed: number): Promise<Float64Array[] | null> {
  const { rounds } = sorted[0];
  if (rounds < fewestRounds) return null;
  const draw = createBootstrapRowCounts(rounds, undefined, createRandom(seed));
  const medians = sorted.map(() => new Float64Array(resamples));
  const pause = createInterruptiblePauser();
  for (let r = 0; r < resamples; r++) {
    const counts = draw();
    for (const [m, one] of sorted.entries()) medians[m][r] = medianOf(one, counts);
    await pause();
  }
  return medians;
}

function medianOf({ times, roundOf, sizes, rounds }: Sorted, counts: Int32Array): number {
  let total = 0;
  for (let round = 0; round < rounds; round++) total += sizes[round] * counts[round];
  let i = 0;
  for (let sum = counts[roundOf[0]]; 2 * sum < total; sum += counts[roundOf[i]]) i++;
  return times[i];
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)];
}

function intervalOf(draws: Float64Array | null | undefined): [number, number] | null {
  if (!draws) return null;
  const { low, high } = computePercentileInterval(draws, 0.95);
  return [low, high];
}

function microseconds(nanoseconds: number): number {
  return nanoseconds / 1000;
}
