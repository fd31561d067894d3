import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Vector } from './Nodule';

/** Voxels of 1 mm along each edge of a patch. */
export const side = 28;

/** Where the middle of voxel i lies on its axis, in millimetres from the middle of the patch. */
export function middleOf(i: number): number {
  return i - (side - 1) / 2;
}

/** A random unit vector; every direction is equally likely. */
export function direction(next: Random): Vector {
  const deviate = sampleNormal(next);
  return unit([deviate(), deviate(), deviate()]);
}

export function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** from + by * along. */
export function move(from: Vector, along: Vector, by: number): Vector {
  return [from[0] + by * along[0], from[1] + by * along[1], from[2] + by * along[2]];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Three axes at right angles, in any orientation. */
export function axes(next: Random): [Vector, Vector, Vector] {
  const first = direction(next);
  const second = unit(cross(first, direction(next)));
  return [first, second, cross(first, second)];
}

/** What share of a voxel lies inside a surface, by the distance of its middle (mm, negative inside) and the width of the border. */
export function inside(distance: number, border = 1): number {
  return Math.min(1, Math.max(0, 0.5 - distance / border));
}

/** Calls back for every voxel whose middle is in the cube about a point. */
export function eachNear(point: Vector, reach: number, visit: (voxel: number, x: number, y: number, z: number) => void): void {
  const first = (at: number) => Math.max(0, Math.ceil(at - reach + (side - 1) / 2));
  const last = (at: number) => Math.min(side - 1, Math.floor(at + reach + (side - 1) / 2));
  const [x0, x1, y0, y1] = [first(point[0]), last(point[0]), first(point[1]), last(point[1])];
  const z1 = last(point[2]);
  for (let z = first(point[2]); z <= z1; z++)
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) visit((z * side + y) * side + x, middleOf(x), middleOf(y), middleOf(z));
}
