import type { Random } from '../../../../stats/createRandom';
import { smoothstep } from './computeEdgeCoverage';
import { generateNoiseField } from './generateNoiseField';
import { cover, type SteelSurface } from './SteelSurface';

/** Blotches of another reflectance, dark in three patches of four, else bright, of 8 to 25 mm with ragged soft borders: what water, oil or scale has left. They have no relief. */
export function paintPatches(surface: SteelSurface, severity: number, next: Random): void {
  const { field } = surface;
  const size = 8 + 10 * next();
  const dark = next() < 0.75;
  const reflectance = dark ? 1 - (0.12 + 0.38 * severity) : 1 + (0.1 + 0.3 * severity);
  const from = 0.95 - 0.75 * next() - 0.25 * severity;
  const soft = 0.3 + 0.6 * next();
  // Two lattices at an angle: a blotch must not show the corners of one.
  const turn = 0.6 * (next() - 0.5);
  const body = generateNoiseField(field, 1.3 * size, size, next, turn);
  const other = generateNoiseField(field, 1.1 * size, 0.8 * size, next, turn + 0.9);
  const ragged = generateNoiseField(field, 3.5, 2.5, next, 3 * next());
  const rough = generateNoiseField(field, 1.3, 1, next, 3 * next());
  for (let pixel = 0; pixel < body.length; pixel++) {
    const height = 0.7 * body[pixel] + 0.55 * other[pixel] + 0.22 * ragged[pixel] + 0.1 * rough[pixel];
    cover(surface, pixel, smoothstep(from - soft / 2, from + soft / 2, height), reflectance + 0.03 * ragged[pixel], 0);
  }
}
