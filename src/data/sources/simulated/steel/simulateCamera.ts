import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { PixelGrid } from './PixelGrid';
import { blurImage } from './blurImage';
import { paintOilStains } from './paintOilStains';
import type { FullSteelLine } from './SteelLine';

/**
 * What the camera of a line makes of the light that comes from the steel (1 is full scale), as grey values of 0 to 255/255: the illumination's fall-off over the
 * field times the exposure, oil, the lens's point spread, shot and read noise, gamma, and 8 bits. Changes `light` and puts the picture into `grey`.
 */
export function simulateCamera(
  light: Float32Array,
  field: PixelGrid,
  line: FullSteelLine,
  next: Random,
  grey: Float32Array
): void {
  illuminate(light, field, line);
  if (line.oilFilm > 0) paintOilStains(light, field, line.oilFilm, next);
  blurImage(light, field.height, field.width, line.blur / field.pitch);
  const variance = line.sensorNoise ** 2;
  const deviate = sampleNormal(next);
  for (let pixel = 0; pixel < light.length; pixel++) {
    const noise = variance > 0 ? Math.sqrt(variance * (0.2 + 1.6 * Math.max(0, light[pixel]))) * deviate() : 0;
    const seen = Math.min(1, Math.max(0, light[pixel] + noise));
    grey[pixel] = Math.round(255 * (line.gamma === 1 ? seen : seen ** line.gamma)) / 255;
  }
}

/** The light falls off linearly over the width of the field, along the direction that it comes from. */
function illuminate(light: Float32Array, { height, width }: PixelGrid, { illumination, exposure }: FullSteelLine): void {
  const angle = (illumination.angle * Math.PI) / 180;
  const slope = illumination.gradient / Math.max(height, width);
  const [right, up] = [slope * Math.cos(angle), slope * Math.sin(angle)];
  for (let y = 0, pixel = 0; y < height; y++)
    for (let x = 0; x < width; x++, pixel++)
      light[pixel] *= exposure * Math.max(0, 1 + right * (x - (width - 1) / 2) + up * ((height - 1) / 2 - y));
}
