import type { Random } from './createRandom';
import { numberGroups } from './numberGroups';

/**
 * A function that draws as many rows as there are, with replacement, and returns how often each was drawn, always in the same array. With
 * groups it draws whole groups, as many as there are.
 */
export function createBootstrapRowCounts(rows: number, groups: ArrayLike<number> | undefined, next: Random): () => Int32Array {
  const counts = new Int32Array(rows);
  if (!groups) {
    return () => {
      counts.fill(0);
      for (let i = 0; i < rows; i++) counts[(next() * rows) | 0]++;
      return counts;
    };
  }
  const { places, size } = numberGroups(groups);
  const drawn = new Int32Array(size);
  return () => {
    drawn.fill(0);
    for (let i = 0; i < size; i++) drawn[(next() * size) | 0]++;
    for (let i = 0; i < rows; i++) counts[i] = drawn[places[i]];
    return counts;
  };
}
