import type { Random } from '../../../../stats/createRandom';
import { computeEdgeCoverage } from './computeEdgeCoverage';
import { eachNear } from './PixelGrid';
import { generateNoiseField } from './generateNoiseField';
import { cover, type SteelSurface } from './SteelSurface';

/**
 * Many small pits that scale or corrosion has left: some 25 to 200 bowls of 0.4 to 2.6 mm, a little longer along the rolling direction, denser in some places than in
 * others, dark at the bottom.
 */
export function paintPittedSurface(surface: SteelSurface, severity: number, next: Random): void {
  const { field } = surface;
  const { height, width, pitch } = field;
  const pits = Math.round(110 + 250 * next() + 500 * severity * next());
  const dark = 0.3 + 0.4 * severity;
  const depth = 10 + 30 * severity;
  const dense = generateNoiseField(field, 24, 12, next, 0.4 * (next() - 0.5));
  for (let i = 0; i < pits; i++) {
    const [u, v] = [72 * (next() - 0.5), 72 * (next() - 0.5)];
    const radius = (0.22 + 0.3 * next() ** 2 + (next() < 0.08 ? 0.5 * next() : 0)) * (0.8 + 0.5 * severity);
    const long = 1 + 0.7 * next();
    const own = 0.6 + 0.6 * next();
    const likely = next();
    const column = Math.round((u * field.cos - v * field.sin) / pitch + (width - 1) / 2);
    const row = Math.round((height - 1) / 2 - (u * field.sin + v * field.cos) / pitch);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    if (likely > 1 / (1 + Math.exp(-2 * dense[row * width + column]))) continue;
    // A pit that is smaller than a pixel darkens it by the share that it takes.
    const seen = Math.max(radius, pitch / 2);
    const weight = own * Math.min(1, (radius / seen) ** 2 * long);
    eachNear(field, [u, v, seen * long + pitch, seen + pitch], (pixel, du, dv) => {
      const distance = Math.hypot(du / long, dv);
      const share = computeEdgeCoverage(distance - seen, Math.max(pitch, 0.6 * radius));
      cover(surface, pixel, Math.min(1, share * weight), 1 - dark, -depth * Math.max(0.3, 1 - (distance / seen) ** 2));
    });
  }
}
