import type { Random } from '../../../../stats/createRandom';
import { smoothstep } from './computeEdgeCoverage';
import type { PixelGrid } from './PixelGrid';
import { generateNoiseField } from './generateNoiseField';

/**
 * Stains of oil of 10 to 30 mm with smooth borders: where it is thickest, light is multiplied by 1 - film / 2 and its difference from the picture's
 * mean by another 1 - film / 2.
 */
export function paintOilStains(light: Float32Array, field: PixelGrid, film: number, next: Random): void {
  const large = generateNoiseField(field, 22, 17, next, 3 * next());
  const small = generateNoiseField(field, 13, 9, next, 3 * next());
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  for (let pixel = 0; pixel < light.length; pixel++) {
    const kept = 1 - (film / 2) * smoothstep(-1.3, 1.6, 0.8 * large[pixel] + 0.5 * small[pixel]);
    light[pixel] = kept * (mean + kept * (light[pixel] - mean));
  }
}
