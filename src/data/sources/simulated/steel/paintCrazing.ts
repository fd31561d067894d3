import type { Random } from '../../../../stats/createRandom';
import { overlap, smoothstep } from './computeEdgeCoverage';
import { generateNoiseField } from './generateNoiseField';
import { cover, type SteelSurface } from './SteelSurface';

/**
 * A network of fine dark cracks, as thermal fatigue of the rolls prints it: the borders between cells of 2 to 6 mm about jittered points (Worley 1996), longer
 * across the rolling direction, wavy, each border of another width and some missing, within a region with soft borders.
 */
export function paintCrazing(surface: SteelSurface, severity: number, next: Random): void {
  const { field } = surface;
  const { height, width, pitch, cos, sin } = field;
  const cell = { along: 1.8 + 1.6 * next(), across: 3.2 + 3.2 * next() };
  const crack = 0.2 + 0.2 * severity + 0.15 * next();
  const dark = 0.3 + 0.35 * severity;
  const depth = 6 + 14 * severity;
  const wave = {
    u: generateNoiseField(field, 2.5, 2.5, next, 3 * next()),
    v: generateNoiseField(field, 2.5, 2.5, next, 3 * next())
  };
  const hold = generateNoiseField(field, 6, 8, next, next());
  const region = generateNoiseField(field, 22, 22, next, 3 * next());
  const cells = jittered(pitch * Math.hypot(height, width), cell, next);
  const near = { first: 0, second: 0, between: 0, force: 0 };
  for (let y = 0, pixel = 0; y < height; y++)
    for (let x = 0; x < width; x++, pixel++) {
      const whole =
        smoothstep(-0.9 - severity, 0.2 - severity, region[pixel]) * smoothstep(-1.3, 0.3, hold[pixel] + 0.8 * severity);
      if (whole <= 0) continue;
      const [right, up] = [(x - (width - 1) / 2) * pitch, ((height - 1) / 2 - y) * pitch];
      const u = right * cos + up * sin + 0.6 * wave.u[pixel];
      const v = up * cos - right * sin + 0.6 * wave.v[pixel];
      nearest(cells, u, v, near);
      const distance = (near.second - near.first) / (2 * near.between);
      cover(surface, pixel, Math.min(1, whole * near.force) * overlap(distance, crack * near.force, pitch), 1 - dark, -depth);
    }
}

interface Cells {
  columns: number;
  rows: number;
  reach: number;
  along: number;
  across: number;
  u: Float32Array;
  v: Float32Array;
}

function jittered(wide: number, { along, across }: { along: number; across: number }, next: Random): Cells {
  const reach = wide / 2 + 3 * Math.max(along, across);
  const [columns, rows] = [Math.ceil((2 * reach) / along), Math.ceil((2 * reach) / across)];
  const u = new Float32Array(columns * rows);
  const v = new Float32Array(columns * rows);
  for (let i = 0; i < u.length; i++) {
    u[i] = ((i % columns) + next()) * along - reach;
    v[i] = (Math.floor(i / columns) + next()) * across - reach;
  }
  return { columns, rows, reach, along, across, u, v };
}

/** Squares of the distances to the two nearest points, the distance between those, and how wide the crack between them is: a random 0 to 1.4 times the width of all. */
function nearest(
  { columns, rows, reach, along, across, u, v }: Cells,
  atU: number,
  atV: number,
  near: { first: number; second: number; between: number; force: number }
): void {
  const column = Math.floor((atU + reach) / along);
  const row = Math.floor((atV + reach) / across);
  let [first, second, a, b] = [Infinity, Infinity, 0, 0];
  for (let j = Math.max(0, row - 1); j <= Math.min(rows - 1, row + 1); j++)
    for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
      const point = j * columns + i;
      const square = (atU - u[point]) ** 2 + (atV - v[point]) ** 2;
      if (square < first) {
        [second, b] = [first, a];
        [first, a] = [square, point];
      } else if (square < second) [second, b] = [square, point];
    }
  near.first = first;
  near.second = second;
  const own = ((Math.imul(a + b, 0x9e3779b1) ^ Math.imul(a * b, 0x85ebca6b)) >>> 0) / 2 ** 32;
  near.force = Math.max(0, 1.5 * own - 0.1);
  near.between = Math.hypot(u[a] - u[b], v[a] - v[b]);
}
