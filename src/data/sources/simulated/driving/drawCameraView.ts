import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Random } from '../../../../stats/createRandom';
import { cellWidth, type DrivingScene, type PlacedUser, type RoadCell } from './DrivingScene';
import { roadUsers } from './roadUsers';

/** [height, width, 1] of a view. */
export const cameraShape = [16, 24, 1] as const;

/** Metres: how high the camera stands, and how much of the height above the ground a view shows. */
const [cameraHeight, viewHeight] = [1.5, 4];
/** Radians that a pixel of the sensor covers: at 43 m a pedestrian is less than two pixels wide. */
const pixelAngle = 0.008;
const [skyGrey, roadGrey, fogGrey] = [0.75, 0.35, 0.6];

/** What a camera sees of one cell, grey values 0 to 1: what is nearer hides what is behind it, and far things have few pixels. */
export function drawCameraView({ users, light, fog, noise }: DrivingScene, cell: RoadCell, next: Random, x: Float32Array): void {
  const [height, width] = cameraShape;
  const distance = (cell.from + cell.to) / 2;
  const normal = sampleNormal(next);
  const ahead = [...users].sort((a, b) => a.z - b.z);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const right = seenBySensor((cell.x + ((column + 0.5) / width - 0.5) * cellWidth) / distance);
      const up = seenBySensor((viewHeight * (1 - (row + 0.5) / height) - cameraHeight) / distance);
      const { grey, depth } = castRay(ahead, right, up);
      const seen = fogGrey + (grey - fogGrey) * Math.exp(-fog * depth);
      const value = Math.min(1, Math.max(0, seen * light + noise * normal()));
      x[row * width + column] = Math.round(255 * value) / 255;
    }
  }
}

function seenBySensor(tangent: number): number {
  return (Math.floor(tangent / pixelAngle) + 0.5) * pixelAngle;
}

function castRay(nearestFirst: readonly PlacedUser[], right: number, up: number): { grey: number; depth: number } {
  for (const user of nearestFirst) {
    const grey = greyOf(user, right * user.z, cameraHeight + up * user.z);
    if (grey !== null) return { grey, depth: user.z };
  }
  // Sky is as far as fog matters.
  return up < 0 ? { grey: roadGrey, depth: -cameraHeight / up } : { grey: skyGrey, depth: 100 };
}

/** Null where the ray passes it. */
function greyOf({ kind, x, heading, albedo }: PlacedUser, right: number, above: number): number | null {
  const { width, length, height, covers } = roadUsers[kind];
  const seenWidth = width * Math.abs(Math.cos(heading)) + length * Math.abs(Math.sin(heading));
  const [u, v] = [(right - x) / (seenWidth / 2), above / height];
  if (Math.abs(u) >= 1 || v < 0 || v >= 1 || !covers(u, v)) return null;
  const isWheel = (kind === 'car' || kind === 'truck') && v < 0.2 && Math.abs(Math.abs(u) - 0.65) < 0.2;
  return isWheel ? 0.05 : albedo;
}
