import { random } from './random';

export function chiSquares(degrees: number, normal: () => number): () => number {
  return () => {
    let sum = 0;
    for (let k = 0; k < degrees; k++) sum += normal() ** 2;
    return sum;
  };
}

/** Box and Muller 1958. */
export function seededNormals(seed: number): () => number {
  const next = random(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
