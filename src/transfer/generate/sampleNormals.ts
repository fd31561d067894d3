import type { Random } from '../../stats/createRandom';
import { sampleNormal } from '../../stats/sampleDistributions';

/** The given number of standard normal numbers, two from each pair of uniform ones. */
export function sampleNormals(count: number, next: Random): Float32Array {
  const normal = sampleNormal(next);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = normal();
  return values;
}
