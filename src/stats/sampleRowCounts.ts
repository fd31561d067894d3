import type { Random } from './random';
import { groupNumbers } from './groupNumbers';

/**
 * A function that draws rows with replacement, as many as there are, and says how often each was drawn, in the same array each time.
 * With groups it draws whole groups, as many as there are.
 */
export function sampleRowCounts(rows: number, groups: ArrayLike<number> | undefined, next: Random): () => Int32Array {
  const counts = new Int32Array(rows);
  if (!groups) {
    return () => {
      counts.fill(0);
      for (let i = 0; i < rows; i++) counts[Math.floor(next() * rows)]++;
      return counts;
    };
  }
  const { places, size } = groupNumbers(groups);
  const drawn = new Int32Array(size);
  return () => {
    drawn.fill(0);
    for (let i = 0; i < size; i++) drawn[Math.floor(next() * size)]++;
    for (let i = 0; i < rows; i++) counts[i] = drawn[places[i]];
    return counts;
  };
}
