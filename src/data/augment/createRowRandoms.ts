import { mixSeeds, createRandom, type Random } from '../../stats/createRandom';

/** A random sequence for each row of a dataset that is asked for: it depends on the seed, the row's number and the view, on nothing else. */
export function createRowRandoms(rows: ArrayLike<number>, { seed, view }: { seed: number; view: number }): Random[] {
  const ofView = mixSeeds(seed, view);
  return Array.from(rows, (row) => createRandom(mixSeeds(ofView, row)));
}
