import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Random } from '../../../../stats/createRandom';
import { cellWidth, type DrivingScene, type RoadCell } from './DrivingScene';
import { roadUsers } from './roadUsers';

/** [along the road, across it, (height, reflectance)] of a view, half a metre a pixel. */
export const birdsEyeShape = [28, 12, 2] as const;

const metresPerPixel = cellWidth / birdsEyeShape[1];
/** Of height, metres, which is divided by 4; and of reflectance. */
const [heightNoise, reflectanceNoise] = [0.1, 0.05];

/**
 * What a scanner sees of one cell from above: heights and reflectances, nothing hidden, neither night nor fog, but pixels without an echo, the more of them the
 * farther away.
 */
export function drawBirdsEyeView({ users }: DrivingScene, cell: RoadCell, next: Random, x: Float32Array): void {
  const [along, across] = birdsEyeShape;
  const normal = sampleNormal(next);
  for (let row = 0; row < along; row++) {
    const z = cell.from + (row + 0.5) * metresPerPixel;
    for (let column = 0; column < across; column++) {
      const right = cell.x + (column + 0.5 - across / 2) * metresPerPixel;
      const [hasEcho, first, second] = [next() < Math.exp(-z / 100), normal(), normal()];
      if (!hasEcho || z >= cell.to) continue;
      const user = users.find((one) => isBelow(one, right, z));
      const [height, reflectance] = user ? [roadUsers[user.kind].height, user.albedo] : [0, 0.2];
      const at = 2 * (row * across + column);
      x[at] = (height + heightNoise * first) / 4;
      x[at + 1] = reflectance + reflectanceNoise * second;
    }
  }
}

function isBelow({ kind, x, z, heading }: DrivingScene['users'][number], right: number, ahead: number): boolean {
  const { width, length } = roadUsers[kind];
  const [dx, dz] = [right - x, ahead - z];
  const across = dx * Math.cos(heading) - dz * Math.sin(heading);
  const along = dx * Math.sin(heading) + dz * Math.cos(heading);
  // What is smaller than a pixel still gives an echo.
  const reach = (size: number) => Math.max(size, metresPerPixel) / 2;
  return Math.abs(across) <= reach(width) && Math.abs(along) <= reach(length);
}
