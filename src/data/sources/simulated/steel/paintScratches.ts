import type { Random } from '../../../../stats/createRandom';
import { overlap } from './computeEdgeCoverage';
import { eachNear, type PixelGrid } from './PixelGrid';
import { cover, type SteelSurface } from './SteelSurface';
import { createSmoothRandom } from './createSmoothRandom';

/**
 * Scratches: one to six thin, nearly straight lines of 15 to 90 mm, mostly across the rolling direction, in one patch of four along it; grooves with
 * raised borders, bright where they have bared the metal, dark where dirt has filled them (one patch of three), deeper here and there. Those of one patch are about parallel.
 */
export function paintScratches(surface: SteelSurface, severity: number, next: Random): void {
  const { pitch } = surface.field;
  const lines = 1 + Math.floor(3.5 * severity * next() + 1.8 * next());
  const course = (next() < 0.25 ? 0 : Math.PI / 2) + 0.5 * (next() - 0.5) + 0.5 * (next() - 0.5);
  const bright = next() < 0.67;
  const contrast = bright ? 0.35 + 0.6 * severity : -(0.35 + 0.33 * severity);
  for (let i = 0; i < lines; i++) {
    const field = turned(surface.field, course + 0.12 * (next() - 0.5));
    const half = 8 + 18 * next() + 20 * severity * next();
    const wide = 0.3 + 0.35 * next() + 0.4 * severity * next();
    const bend = createSmoothRandom(half, half, 0.02 * half, next);
    const pressed = createSmoothRandom(half, 6, 0.4, next);
    const depth = 6 + 14 * severity;
    const place = [24 * (next() - 0.5), 38 * (next() - 0.5)] as const;
    eachNear(field, [...place, half + pitch, 0.08 * half + 3 * wide + 2 * pitch], (pixel, du, dv) => {
      const end = Math.min(1, Math.max(0, (half - Math.abs(du)) / 4));
      const force = end * Math.min(1.2, Math.max(0, 0.85 + pressed(du)));
      if (force <= 0) return;
      const off = dv - bend(du);
      const border = overlap(Math.abs(off) - 0.75 * wide, 0.5 * wide, pitch);
      surface.height[pixel] += 0.4 * depth * force * border;
      cover(surface, pixel, Math.min(1, force) * overlap(Math.abs(off), wide, pitch), 1 + contrast, -depth);
    });
  }
}

/** The same points with another direction for u. */
function turned(field: PixelGrid, by: number): PixelGrid {
  return {
    ...field,
    cos: field.cos * Math.cos(by) - field.sin * Math.sin(by),
    sin: field.sin * Math.cos(by) + field.cos * Math.sin(by)
  };
}
