import { boxMuller } from './boxMuller';
import { random } from './random';

export function chiSquares(degrees: number, normal: () => number): () => number {
  return () => {
    let sum = 0;
    for (let k = 0; k < degrees; k++) sum += normal() ** 2;
    return sum;
  };
}

/** Standard normal numbers from a seed, each from two uniform ones. */
export function seededNormals(seed: number): () => number {
  const next = random(seed);
  return () => boxMuller(next)[0];
}
