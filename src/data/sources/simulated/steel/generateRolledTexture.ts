import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { PixelGrid } from './PixelGrid';
import { generateNoiseField } from './generateNoiseField';
import type { FullSteelLine } from './SteelLine';
import type { SteelSurface } from './SteelSurface';

/** Distances of grooves across the rolling direction, mm. */
const spacings = [5, 1.9, 0.75, 0.3];
const weights = spacings.map((spacing) => spacing ** 0.3);
const norm = Math.hypot(...weights);

/**
 * Sound rolled steel: grooves of four widths along the rolling direction, deeper the wider they are, bands of reflectance with them, the fine roughness of the
 * oxide skin (a third as high, 1 mm, no direction), and a soft mottling of 3 % as every strip has it.
 */
export function generateRolledTexture(
  field: PixelGrid,
  { strength, length }: FullSteelLine['grain'],
  next: Random
): SteelSurface {
  const pixels = field.height * field.width;
  const height = new Float32Array(pixels);
  const albedo = new Float32Array(pixels).fill(1);
  spacings.forEach((spacing, i) => {
    const groove = generateNoiseField(field, length * Math.sqrt(spacing / 1.9), spacing, next);
    const [rise, reflect] = [(strength * weights[i]) / norm, (0.006 * strength * weights[i]) / norm];
    for (let pixel = 0; pixel < pixels; pixel++) {
      height[pixel] += rise * groove[pixel];
      albedo[pixel] += reflect * groove[pixel];
    }
  });
  const skin = generateNoiseField(field, 1.2, 0.9, next, 3 * next());
  const tilt = 0.02 * sampleNormal(next)();
  const mottling = generateNoiseField(field, 14, 9, next, 3 * next());
  for (let pixel = 0; pixel < pixels; pixel++) {
    height[pixel] += 0.35 * strength * skin[pixel];
    albedo[pixel] *= 1 + tilt + 0.03 * mottling[pixel] + 0.004 * strength * skin[pixel];
  }
  return { field, height, albedo, cover: new Float32Array(pixels) };
}
