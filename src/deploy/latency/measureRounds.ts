import { mixSeeds, createRandom, shuffle } from '../../stats/createRandom';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { LatencyPlan } from './checkLatency';
import { emptyTime, timeCalls } from './timeCalls';
import { createRowFeed, type Timed, type RowFeed } from './createRowFeed';
import type { Meters } from './createTimeAndEnergyMeters';
import { warmUpCalls } from './warmUpCalls';

/** A limit, so that fast models do not fill the memory. */
const mostRounds = 2000;

/** The calls of each batch size, and the microseconds that the clock takes. */
export async function measureRounds(plan: LatencyPlan, meters: Meters): Promise<{ batches: Timed[][]; clock: number }> {
  const batches: Timed[][] = [];
  for (const b of plan.batches.keys()) batches.push(await measureBatch(plan, b, meters));
  return { batches, clock: emptyTime(meters.clock) };
}

/** Models take turns, in a new order each round, until the time is over. */
async function measureBatch(plan: LatencyPlan, b: number, meters: Meters): Promise<Timed[]> {
  const { clock, cpu, energy } = meters;
  const pause = createInterruptiblePauser();
  const batch = plan.batches[b];
  const asked = plan.candidates.filter(({ many }) => batch === 1 || many !== null);
  const share = (1e9 * plan.seconds) / plan.batches.length;
  const begin = clock();
  const turns: RowFeed[] = [];
  for (const one of asked)
    turns.push(await warmUpCalls(createRowFeed(one, batch, plan, energy !== null), (0.2 * share) / asked.length, clock, pause));
  const next = createRandom(mixSeeds(plan.seed, b + 1));
  const order = turns.map((_, i) => i);
  for (let round = 0; round === 0 || (round < mostRounds && Number(clock() - begin) < share); round++)
    for (const i of shuffle(order, next)) {
      const { calls, timed } = turns[i];
      // The first call, which finds the caches full of another model.
      if (calls >= 10) await timeCalls(turns[i], 1, clock);
      const before = { joules: energy?.() ?? 0, cpu: cpu() };
      await timeCalls(turns[i], calls, clock, (time) => {
        timed.times.push(time);
        timed.roundOf.push(round);
      });
      timed.cpu.push(cpu() - before.cpu);
      if (energy) timed.joules?.push(energy() - before.joules);
      await pause();
    }
  return turns.map(({ timed }) => timed);
}
