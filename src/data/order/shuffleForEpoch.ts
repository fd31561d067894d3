import { mixSeeds, createRandom, shuffle } from '../../stats/createRandom';

/** All row numbers in the order of one epoch, which depends only on seed and epoch. */
export function shuffleForEpoch(rows: number, { seed, epoch }: { seed: number; epoch: number }): Int32Array {
  return shuffle(inOrder(rows), createRandom(mixSeeds(seed, epoch)));
}

export function inOrder(rows: number): Int32Array {
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  return order;
}
