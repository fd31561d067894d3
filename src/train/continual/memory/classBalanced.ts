import { createRandom, mixSeeds } from '../../../stats/createRandom';
import { checkBudget } from './checkBudget';
import type { MemoryBudget, MemoryCandidates, MemoryPolicy } from './MemoryPolicy';

/**
 * A memory with as many rows of each class that the stream has had, as far as there are so many; within a class each row has the same chance. What a class has less, the others share.
 *
 * Every row has a random key that follows from seed and row; each class keeps those with the smallest keys, and the classes take places in turns.
 *
 * @throws TypeError or RangeError unless there are either `rows` or `bytes`, a whole number above 0.
 * @example
 * ```ts
 * kd.continual.replay({ memory: kd.continual.classBalanced({ bytes: 1_000_000 }) });
 * ```
 */
export function classBalanced(budget: MemoryBudget): MemoryPolicy {
  const checked = checkBudget('continual.classBalanced', budget);
  return { description: { name: 'classBalanced', ...checked }, budget: checked, choose: chooseInTurns };
}

function chooseInTurns({ labels, numbers, capacity, seed }: MemoryCandidates): Int32Array {
  const keys = Float64Array.from(numbers, (number) => createRandom(mixSeeds(seed, number))());
  const byKey = (a: number, b: number) => keys[a] - keys[b] || numbers[a] - numbers[b];
  const sorted = Array.from(labels.keys()).sort(byKey);
  const taken = new Map<number, number>();
  const turns = new Int32Array(labels.length);
  for (const i of sorted) {
    turns[i] = taken.get(labels[i]) ?? 0;
    taken.set(labels[i], turns[i] + 1);
  }
  return Int32Array.from(sorted.sort((a, b) => turns[a] - turns[b] || byKey(a, b)).slice(0, capacity));
}
