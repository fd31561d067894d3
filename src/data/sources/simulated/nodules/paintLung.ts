import type { Random } from '../../../../stats/createRandom';
import { generateLatticeNoise } from './generateLatticeNoise';
import { middleOf, side } from './vectorArithmetic';
import { paintVesselShares } from './paintVesselShares';

/** Lung without a nodule, in HU: aerated tissue, denser towards the back where the patient lies, its texture, and vessels. */
export function paintLung(next: Random): Float32Array {
  const base = -865 + 45 * next();
  const gravity = 1.5 * next();
  const blood = 30 + 60 * next();
  const coarse = generateLatticeNoise(6, next);
  const fine = generateLatticeNoise(2, next);
  const covered = paintVesselShares(next);
  return covered.map((share, voxel) => {
    const y = middleOf(Math.floor(voxel / side) % side);
    const lung = base + gravity * y + 30 * coarse[voxel] + 35 * fine[voxel];
    return lung + share * (blood - lung);
  });
}
