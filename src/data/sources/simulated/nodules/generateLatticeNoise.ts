import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import { side } from './vectorArithmetic';

/** Smooth noise of variance about 1/2: normal numbers on a lattice of this spacing (mm), linear between its points. A value for each voxel. */
export function generateLatticeNoise(spacing: number, next: Random): Float32Array {
  const deviate = sampleNormal(next);
  const points = Math.ceil(side / spacing) + 1;
  const values = Float32Array.from({ length: points ** 3 }, deviate);
  const along = Array.from({ length: side }, (_, i) => ({ at: Math.floor(i / spacing), part: (i / spacing) % 1 }));
  const noise = new Float32Array(side ** 3);
  const row = new Float32Array(points);
  let voxel = 0;
  for (const z of along)
    for (const y of along) {
      const corner = (z.at * points + y.at) * points;
      for (let i = 0; i < points; i++) {
        const near = mix(values[corner + i], values[corner + points + i], y.part);
        const far = mix(values[corner + points * points + i], values[corner + points * points + points + i], y.part);
        row[i] = mix(near, far, z.part);
      }
      for (const x of along) noise[voxel++] = mix(row[x.at], row[x.at + 1], x.part);
    }
  return noise;
}

function mix(a: number, b: number, part: number): number {
  return a + part * (b - a);
}
