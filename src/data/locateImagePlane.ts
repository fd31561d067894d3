import { checkNumber } from '../checks/checkNumber';
import { showValue } from '../checks/showValue';
import type { Dataset } from './Dataset';

/** Where an image is in a row's numbers. */
export interface ImagePlane {
  height: number;
  width: number;
  channels: number;
  offset: number;
}

/**
 * The plane of a row that can be shown: all of an image, or a slice of a volume.
 *
 * @throws TypeError or RangeError for rows that are not images.
 */
export function locateImagePlane(subject: string, { shape, name }: Dataset, slice?: number): ImagePlane {
  const volume = shape.length === 4;
  const [height, width, channels = 1] = volume ? shape.slice(1) : shape;
  if (shape.length < 2 || shape.length > 4 || !(channels === 1 || channels === 3))
    throw new RangeError(
      `${subject}: expected rows of the shape [height, width], [height, width, 1 or 3] or [depth, height, width, 1], got [${shape}] of ${name}; give {...data, shape: [28, 28]} if rows are flat`
    );
  if (slice !== undefined && !volume)
    throw new RangeError(`${subject}: expected no slice of flat images, got ${showValue(slice)}; leave it out`);
  const chosen = slice ?? (volume ? shape[0] >> 1 : 0);
  if (volume) checkNumber(subject, 'slice', chosen, { integer: true, atLeast: 0, atMost: shape[0] - 1 });
  return { height, width, channels, offset: chosen * height * width * channels };
}

/** Red, green and blue of each pixel, 0 to 255: values from `low` (black) to `high` (white), cut beyond. */
export function planeBytes(
  data: Dataset,
  row: number,
  { height, width, channels, offset }: ImagePlane,
  [low, high]: readonly [low: number, high: number] = [0, 1]
): Uint8Array {
  const start = row * (data.x.length / data.y.length) + offset;
  const rgb = new Uint8Array(3 * height * width);
  const span = high - low || 1;
  for (let at = 0; at < rgb.length; at++) {
    const from = channels === 1 ? Math.floor(at / 3) : at;
    rgb[at] = Math.round(255 * Math.min(1, Math.max(0, (data.x[start + from] - low) / span)));
  }
  return rgb;
}
