import { checkLatency } from '../../deploy/latency/checkLatency';
import { createTimeAndEnergyMeters, type Meters } from '../../deploy/latency/createTimeAndEnergyMeters';
import type { LatencyOptions } from '../../deploy/latency/LatencyOptions';
import { measureRounds } from '../../deploy/latency/measureRounds';
import { quantile } from '../../stats/quantile';

const fewestPasses = 5;
const mostPasses = 20;
const tolerance = 0.03;

/** Milliseconds of a call of each model: the least first percentile of several passes, of which two agree, if 20 are enough. */
export async function measureLeastTimes(
  options: LatencyOptions,
  { clock, cpu }: Meters = createTimeAndEnergyMeters()
): Promise<number[]> {
  if (!Object.keys(options.models).length) return [];
  const meters = { clock, cpu, energy: null };
  const passes: number[][] = [];
  while (passes.length < fewestPasses || (passes.length < mostPasses && !isReachedTwice(passes))) {
    const {
      batches: [timed]
    } = await measureRounds(checkLatency({ ...options, seed: passes.length }), meters);
    passes.push(timed.map(({ times }) => quantile(times, 0.01)! / 1e6));
  }
  return passes[0].map((_, model) => Math.min(...passes.map((times) => times[model])));
}

function isReachedTwice(passes: readonly number[][]): boolean {
  return passes[0].every((_, model) => {
    const [least, next] = passes.map((times) => times[model]).sort((a, b) => a - b);
    return next <= (1 + tolerance) * least;
  });
}
