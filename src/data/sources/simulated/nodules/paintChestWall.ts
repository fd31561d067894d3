import type { Random } from '../../../../stats/createRandom';
import { generateLatticeNoise } from './generateLatticeNoise';
import type { Vector } from './Nodule';
import { cross, dot, inside, middleOf, side, unit } from './vectorArithmetic';

/**
 * Puts the chest wall over the lung, in place: a curved pleura, muscle, fat and ribs outside of it. It runs past the nodule of this radius (mm)
 * or cuts it.
 */
export function paintChestWall(hu: Float32Array, radius: number, next: Random): void {
  const turn = 2 * Math.PI * next();
  // Mostly at the side of a slice; the dome of the diaphragm is rarer.
  const outward = unit([Math.cos(turn), Math.sin(turn), 0.5 * (2 * next() - 1)]);
  const away = radius * (0.4 + 0.7 * next()) + 5 * next() ** 2;
  const curvature = 70 + 60 * next();
  const centre: Vector = [outward[0] * (away - curvature), outward[1] * (away - curvature), outward[2] * (away - curvature)];
  const ribs = unit(cross(outward, [0.3 * (2 * next() - 1), 0.3 * (2 * next() - 1), 1]));
  const across = cross(outward, ribs);
  const phase = 22 * next();
  const muscle = generateLatticeNoise(4, next);
  let voxel = 0;
  for (let z = 0; z < side; z++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++, voxel++) {
        const at: Vector = [middleOf(x), middleOf(y), middleOf(z)];
        const depth = Math.hypot(at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]) - curvature;
        const covered = inside(-depth);
        if (covered === 0) continue;
        const fat = inside(-(depth - 1.8 + 1.2 * muscle[voxel]), 2) * inside(muscle[voxel] - 0.25, 0.5);
        const soft = 45 - 140 * fat;
        const beside = ((((dot(at, across) + phase) % 22) + 22) % 22) - 11;
        // An ellipse of 5 mm by 7 mm, 6 mm deep: cortex outside, marrow inside.
        const rib = Math.hypot((depth - 7) / 4, beside / 6);
        const bone = inside((rib - 1) * 4);
        const cortex = inside(-(rib - 0.72) * 4);
        const tissue = soft + bone * (170 + 430 * cortex - soft);
        hu[voxel] += covered * (tissue - hu[voxel]);
      }
}
