import type { Random } from '../../../../stats/createRandom';
import { samplePoisson } from '../../../../stats/sampleDistributions';
import type { Vector } from './Nodule';
import { direction, move, side, unit } from './vectorArithmetic';
import { paintTube } from './paintTube';

const step = 1.5;
const thinnest = 0.25;

/**
 * What share of each voxel is vessel: trees that come in from outside towards any place of the patch, bend, taper and branch, and in four of
 * ten patches one that begins in the middle, where the nodule is. A branch takes the radius r of its vessel apart as r^3 = a^3 + b^3 (Murray 1926).
 */
export function paintVesselShares(next: Random): Float32Array {
  const coverage = new Float32Array(side ** 3);
  const reach = side / 2;
  for (let left = 2 + samplePoisson(3, next); left > 0; left--) {
    const start = move([0, 0, 0], direction(next), 1.5 * reach);
    const aim: Vector = [reach * (2 * next() - 1), reach * (2 * next() - 1), reach * (2 * next() - 1)];
    const along = unit([aim[0] - start[0], aim[1] - start[1], aim[2] - start[2]]);
    grow(coverage, start, along, 0.45 * Math.exp(1.5 * next() ** 2), next);
  }
  if (next() < 0.4) grow(coverage, [0, 0, 0], direction(next), 0.6 + 0.8 * next(), next);
  return coverage;
}

function grow(coverage: Float32Array, start: Vector, along: Vector, radius: number, next: Random): void {
  const beyond = 1.6 * (side / 2);
  let [at, heading, width] = [start, along, radius];
  while (width > thinnest && Math.hypot(...at) < beyond) {
    heading = unit(move(heading, direction(next), 0.22));
    const end = move(at, heading, step);
    const narrower = width * 0.985;
    paintTube(coverage, at, end, [width, narrower]);
    [at, width] = [end, narrower];
    if (next() < 0.09) {
      const share = 0.15 + 0.35 * next();
      const side = unit(move(heading, direction(next), 0.9));
      grow(coverage, at, side, width * Math.cbrt(share), next);
      width *= Math.cbrt(1 - share);
    }
  }
}
