import { readNumbers, readWholeNumber } from './readModelField';
import type { JsonValue } from './readUbjson';

/**
 * The number of trees up to the end of each round, from 0; files from before XGBoost 2 leave it out.
 *
 * @throws RangeError if it does not fit the trees.
 */
export function computeRoundEnds(forest: { [key: string]: JsonValue }, trees: number, perRound: number): Int32Array {
  const ends = 'iteration_indptr' in forest ? readNumbers(forest, 'iteration_indptr') : [];
  for (let i = 0; i < ends.length; i++) readWholeNumber(ends[i], `iteration_indptr[${i}]`, ends[i - 1] ?? 0, trees);
  if (ends.length > 0) {
    if (ends[0] === 0 && ends[ends.length - 1] === trees) return Int32Array.from(ends);
    throw new RangeError(`expected iteration_indptr to go from 0 to ${trees}, got ${ends[0]} to ${ends[ends.length - 1]}`);
  }
  if (trees % perRound !== 0) throw new RangeError(`expected ${perRound} trees in each round, got ${trees} in all`);
  return Int32Array.from({ length: trees / perRound + 1 }, (_, round) => round * perRound);
}
