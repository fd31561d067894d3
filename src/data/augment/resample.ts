import type { PictureLayout } from './pictureLayout';

/** Where a pixel of the new picture lies in the old one, in pixels: its middle, with 0 for the middle of the first. */
export type PixelMap = (y: number, x: number) => { y: number; x: number };

/** What stands for pixels beyond the edge: this number, or the nearest pixel of the edge. */
export type Beyond = number | 'edge';

/** Writes a picture through a map of places, by bilinear interpolation; all planes and channels alike. */
export function resample(
  row: Float32Array,
  into: Float32Array,
  { planes, height, width, channels }: PictureLayout,
  map: PixelMap,
  beyond: Beyond
): void {
  const size = height * width * channels;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = map(y, x);
      const [top, left] = [Math.floor(from.y), Math.floor(from.x)];
      const [low, right] = [from.y - top, from.x - left];
      const to = (y * width + x) * channels;
      for (let plane = 0; plane < planes; plane++)
        for (let c = 0; c < channels; c++) {
          const pixel = (y: number, x: number) => pixelAt(row, plane * size + c, y, x);
          const above = (1 - right) * pixel(top, left) + right * pixel(top, left + 1);
          const below = (1 - right) * pixel(top + 1, left) + right * pixel(top + 1, left + 1);
          into[plane * size + to + c] = (1 - low) * above + low * below;
        }
    }

  function pixelAt(row: Float32Array, start: number, y: number, x: number): number {
    const isInside = y >= 0 && y < height && x >= 0 && x < width;
    if (!isInside && beyond !== 'edge') return beyond;
    const [inY, inX] = [Math.min(height - 1, Math.max(0, y)), Math.min(width - 1, Math.max(0, x))];
    return row[start + (inY * width + inX) * channels];
  }
}
