import type { Random } from '../../../../stats/createRandom';
import { computeEdgeCoverage } from './computeEdgeCoverage';
import { eachNear } from './PixelGrid';
import { generateNoiseField } from './generateNoiseField';
import { cover, type SteelSurface } from './SteelSurface';
import { createSmoothRandom } from './createSmoothRandom';

/**
 * Non-metallic inclusions, rolled out: one to five dark streaks of 6 to 48 mm along the rolling direction, 0.6 to 4 mm wide, of uneven width, that thin out at
 * the ends and break off now and then; level with the steel or a little below.
 */
export function paintInclusion(surface: SteelSurface, severity: number, next: Random): void {
  const { field } = surface;
  const streaks = 1 + Math.floor((1.2 + 3.2 * severity) * next() + 0.5 * severity);
  const dark = 0.36 + 0.33 * severity;
  const torn = generateNoiseField(field, 3, 0.6, next);
  for (let i = 0; i < streaks; i++) {
    const [u, v] = [30 * (next() - 0.5), 42 * (next() - 0.5)];
    const half = (4 + 12 * next() ** 1.5) * (0.8 + 0.7 * severity);
    const wide = (0.4 + 0.8 * next() ** 2) * (0.75 + 0.8 * severity);
    const bend = createSmoothRandom(half, 0.35 * half, 0.02 * half, next);
    // Its two borders do not mirror each other.
    const [left, right] = [createSmoothRandom(half, 5, 0.3, next), createSmoothRandom(half, 3.5, 0.3, next)];
    const dense = createSmoothRandom(half, 6, 0.35, next);
    const own = dark * (0.75 + 0.4 * next());
    const reach = 2.2 * wide + 0.1 * half + field.pitch;
    eachNear(field, [u, v, half + field.pitch, reach], (pixel, du, dv) => {
      const taper = 1 - (du / half) ** 2;
      if (taper <= 0) return;
      const off = dv - bend(du);
      const width = wide * taper ** 0.7 * Math.max(0.1, 1 + (off > 0 ? left(du) : right(du)) + 0.3 * torn[pixel]);
      const share =
        computeEdgeCoverage(Math.abs(off) - width, Math.max(field.pitch, 0.4)) * Math.min(1, (2 * width) / field.pitch);
      cover(surface, pixel, share * Math.min(1, Math.max(0.15, 0.9 + dense(du) + 0.15 * torn[pixel])), 1 - own, -6);
    });
  }
}
