import { createRandom, mixSeeds } from '../../../stats/createRandom';
import { checkBudget } from './checkBudget';
import type { MemoryBudget, MemoryCandidates, MemoryPolicy } from './MemoryPolicy';

/**
 * A memory by reservoir sampling: at any time each row that the stream has had is in it with the same probability, capacity / rows so far. Row n (from 0) takes a free place, or else one drawn from n + 1, if that
 * is in memory (Vitter 1985, "Random Sampling with a Reservoir", algorithm R). Large classes have more places than small ones; `kd.continual.classBalanced` deals them evenly.
 *
 * @throws TypeError or RangeError unless there are either `rows` or `bytes`, a whole number above 0.
 * @example
 * ```ts
 * kd.continual.replay({ memory: kd.continual.reservoir({ rows: 500 }) });
 * ```
 */
export function reservoir(budget: MemoryBudget): MemoryPolicy {
  const checked = checkBudget('continual.reservoir', budget);
  return { description: { name: 'reservoir', ...checked }, budget: checked, choose: sampleReservoir };
}

function sampleReservoir({ labels, held, seen, capacity, seed }: MemoryCandidates): Int32Array {
  const next = createRandom(mixSeeds(seed, seen));
  const places = Array.from({ length: held }, (_, i) => i);
  for (let i = held; i < labels.length; i++) {
    if (places.length < capacity) {
      places.push(i);
      continue;
    }
    const before = seen + i - held;
    const place = Math.floor(next() * (before + 1));
    if (place < capacity) places[place] = i;
  }
  return Int32Array.from(places);
}
