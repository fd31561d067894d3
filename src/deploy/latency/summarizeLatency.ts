import { computePercentileInterval } from '../../stats/computePercentileInterval';
import { mixSeeds } from '../../stats/createRandom';
import type { CallTimes, CostRatio, LatencyRatio } from './LatencyOptions';
import type { LatencyPlan } from './checkLatency';
import type { Timed } from './createRowFeed';
import { costOfRow, bootstrapRounds } from './bootstrapRounds';
import { sortCalls } from './sortCalls';

/** Percentiles and costs, with intervals from rounds drawn with replacement: the same ones for all models. */
export async function summarizeLatency(
  plan: LatencyPlan,
  batches: Timed[][]
): Promise<{ calls: CallTimes[]; ratios: LatencyRatio[] }> {
  const [calls, ratios]: [CallTimes[], LatencyRatio[]] = [[], []];
  for (const [b, list] of batches.entries()) {
    const sorted = list.map(sortCalls);
    const draws = await bootstrapRounds(sorted, mixSeeds(plan.seed, b + 100));
    const p50 = sorted.map((one) => percentile(one.times, 0.5));
    const cpu = sorted.map((one) => costOfRow(one, one.cpu));
    const joules = sorted.map((one) => one.joules && costOfRow(one, one.joules));
    const of = list.findIndex(({ candidate }) => candidate.name === plan.of);
    list.forEach(({ candidate: { name, bytesInMemory, bytesOnDisk }, batch }, m) => {
      const { times, rounds } = sorted[m];
      const interval = intervalOf(draws?.[m].medians.map(microseconds));
      const spent = joules[m];
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
        // Of 1,000 rows; a microsecond a row is a millisecond then.
        cpuSeconds: cpu[m] / 1000,
        joules: spent === null ? null : 1000 * spent,
        bytesInMemory,
        bytesOnDisk
      });
      if (of < 0 || m === of) return;
      ratios.push({
        ...{ model: plan.of, against: name, batch, ratio: p50[of] / p50[m] },
        interval: intervalOf(draws && draws[of].medians.map((median, r) => median / draws[m].medians[r])),
        cpu: ratioOf(cpu[of], cpu[m], draws?.[of].cpu, draws?.[m].cpu),
        energy: ratioOf(joules[of], spent, draws?.[of].joules, draws?.[m].joules)
      });
    });
  }
  return { calls, ratios };
}

type Draws = Float64Array | null | undefined;

/** Null where one of the costs is unknown, or is 0 in the rounds that were drawn. */
function ratioOf(own: number | null, other: number | null, owns: Draws, others: Draws): CostRatio | null {
  if (!own || !other) return null;
  const drawn = owns && others && owns.map((cost, r) => cost / others[r]);
  const isKnown = drawn?.every((ratio) => ratio > 0 && Number.isFinite(ratio));
  return { ratio: own / other, interval: isKnown ? intervalOf(drawn) : null };
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)];
}

function intervalOf(draws: Draws): [number, number] | null {
  if (!draws) return null;
  const { low, high } = computePercentileInterval(draws, 0.95);
  return [low, high];
}

function microseconds(nanoseconds: number): number {
  return nanoseconds / 1000;
}
