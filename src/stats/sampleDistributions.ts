import { sampleBoxMuller } from './sampleBoxMuller';
import type { Random } from './createRandom';

/** Standard normal numbers, two for every two uniform ones. */
export function sampleNormal(next: Random): Random {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const [normal, other] = sampleBoxMuller(next);
    spare = other;
    return normal;
  };
}

/** A Poisson number of a small mean: how many uniform numbers can be multiplied before the product falls below exp(-mean) (Knuth). */
export function samplePoisson(mean: number, next: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** `count` of the values, with each subset equally likely. They are moved to the front of `values`. */
export function sampleSubset(values: Int32Array, count: number, next: Random): Int32Array {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(next() * (values.length - i));
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values.slice(0, count);
}
