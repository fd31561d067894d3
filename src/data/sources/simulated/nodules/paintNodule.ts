import type { Random } from '../../../../stats/createRandom';
import { createCalcification } from './createCalcification';
import { generateLatticeNoise } from './generateLatticeNoise';
import type { Nodule, Vector } from './Nodule';
import { axes, direction, dot, eachNear, inside, move, side, unit } from './vectorArithmetic';
import { createLobedSurface } from './createLobedSurface';
import { paintTube } from './paintTube';

/** Puts a nodule into the tissue around it, in place. Denser tissue shows through ground glass. */
export function paintNodule(hu: Float32Array, nodule: Nodule, next: Random): void {
  const { density, elongation, diameter } = nodule;
  const radius = diameter / 2;
  const centre: Vector = [2 * next() - 1, 2 * next() - 1, 2 * next() - 1];
  const frame = axes(next);
  // Their product is 1, so that the volume stays; the third is never the longest or the shortest.
  const between = elongation ** ((2 * next() - 1) / 3);
  const stretch = [Math.sqrt(elongation / between), 1 / Math.sqrt(elongation * between), between];
  const lobes = createLobedSurface(nodule.lobulation, next);
  const border = density === 'solid' ? 1 + next() : 1.5 + 2 * next();
  const solid = 20 + 40 * next();
  const glass = -680 + 200 * next();
  const core = coreOf(nodule, next);
  const calcified = createCalcification(nodule.calcification, next);
  const texture = generateLatticeNoise(2.5, next);
  const spicules = spiculesOf(nodule, centre, next);

  eachNear(centre, 2.4 * radius + 8, (voxel, x, y, z) => {
    const far = Math.hypot(x - centre[0], y - centre[1], z - centre[2]) > 2.4 * radius + border;
    if (far && spicules[voxel] === 0) return;
    const from: Vector = [x - centre[0], y - centre[1], z - centre[2]];
    const own: Vector = [dot(from, frame[0]) / stretch[0], dot(from, frame[1]) / stretch[1], dot(from, frame[2]) / stretch[2]];
    const towards = unit(own);
    const reach = radius * lobes(towards);
    const share = Math.hypot(...own) / reach;
    const covered = Math.max(spicules[voxel], inside((share - 1) * reach, border));
    if (covered === 0) return;
    const place: Vector = [towards[0] * share, towards[1] * share, towards[2] * share];
    const firm = density === 'solid' ? 1 : core(place, radius);
    const tissue = glass + firm * (solid + calcified(place) - glass) + (45 - 25 * firm) * texture[voxel];
    const painted = hu[voxel] + covered * (tissue - hu[voxel]);
    if (density === 'solid' || painted > hu[voxel]) hu[voxel] = painted;
  });
}

/** How solid a part-solid nodule is at a place in it, places being shares of the way to its surface. */
function coreOf({ density }: Nodule, next: Random): (place: Vector, radius: number) => number {
  if (density === 'ground glass') return () => 0;
  const size = 0.4 + 0.3 * next();
  const at = move([0, 0, 0], direction(next), 0.45 * next());
  return (place, radius) => inside((Math.hypot(place[0] - at[0], place[1] - at[1], place[2] - at[2]) - size) * radius, 1.5);
}

function spiculesOf({ spicules, spiculeLength, diameter }: Nodule, centre: Vector, next: Random): Float32Array {
  const coverage = new Float32Array(side ** 3);
  for (let i = 0; i < spicules; i++) {
    const towards = direction(next);
    const root = move(centre, towards, 0.35 * diameter);
    const bent = unit(move(towards, direction(next), 0.25));
    const length = 0.15 * diameter + spiculeLength * (0.6 + 0.8 * next());
    const width = 0.9 + 0.5 * next();
    const middle = move(root, towards, length / 2);
    paintTube(coverage, root, middle, [width + 0.3, width]);
    paintTube(coverage, middle, move(middle, bent, length / 2), [width, 0.35]);
  }
  return coverage;
}
