import { sampleBoxMuller } from './sampleBoxMuller';
import { createRandom } from './createRandom';

export function chiSquares(degrees: number, normal: () => number): () => number {
  return () => {
    let sum = 0;
    for (let k = 0; k < degrees; k++) sum += normal() ** 2;
    return sum;
  };
}

/** Standard normal numbers from a seed, each from two uniform ones. */
export function createSeededNormals(seed: number): () => number {
  const next = createRandom(seed);
  return () => sampleBoxMuller(next)[0];
}
