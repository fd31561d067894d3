import type { Random } from '../../../../stats/createRandom';
import { smoothstep } from './computeEdgeCoverage';
import { generateNoiseField } from './generateNoiseField';
import { cover, type SteelSurface } from './SteelSurface';

/**
 * Oxide scale that the rolls have pressed in: rough dark flecks with torn borders, drawn out along the rolling direction, 1 to 15 mm, in a region with soft
 * borders; uneven in reflectance and height.
 */
export function paintRolledInScale(surface: SteelSurface, severity: number, next: Random): void {
  const { field } = surface;
  const size = 1.3 + 1.7 * next();
  const stretch = 2 + 2.5 * next();
  const dark = 0.2 + 0.4 * severity;
  const from = 1.15 - 0.7 * severity - 0.3 * next();
  const soft = 0.3 + 0.4 * next();
  const fleck = generateNoiseField(field, size * stretch, size, next);
  const torn = generateNoiseField(field, 0.5 * size * stretch, 0.4 * size, next, 0.3 * (next() - 0.5));
  const rough = generateNoiseField(field, 1.1, 0.8, next, next());
  const region = generateNoiseField(field, 30, 16, next, 0.5 * (next() - 0.5));
  for (let pixel = 0; pixel < fleck.length; pixel++) {
    const height = 0.8 * fleck[pixel] + 0.5 * torn[pixel] + 0.25 * rough[pixel] + 0.45 * region[pixel];
    const share = smoothstep(from, from + soft, height);
    if (share > 0) cover(surface, pixel, share, 1 - dark * (1 + 0.25 * rough[pixel]), 5 + 5 * severity + 6 * rough[pixel]);
  }
}
