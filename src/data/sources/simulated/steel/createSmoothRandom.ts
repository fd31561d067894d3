import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';

/** A smooth random function on -half to half (mm): normal numbers of that deviation, one each `spacing` mm, with cubic interpolation. */
export function createSmoothRandom(half: number, spacing: number, deviation: number, next: Random): (at: number) => number {
  const deviate = sampleNormal(next);
  const values = Float32Array.from({ length: Math.ceil((2 * half) / spacing) + 2 }, () => deviation * deviate());
  return (at) => {
    const place = Math.max(0, Math.min(values.length - 1.001, (at + half) / spacing));
    const from = Math.floor(place);
    const part = place - from;
    return values[from] + part * part * (3 - 2 * part) * (values[from + 1] - values[from]);
  };
}
