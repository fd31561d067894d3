import type { PictureLayout } from './readPictureLayout';

/** Writes where a pixel of the new picture lies in the old one, in pixels: its middle, with 0 for the middle of the first. */
export type PixelMap = (y: number, x: number, from: { y: number; x: number }) => void;

/** What stands for pixels beyond the edge: this number, or the nearest pixel of the edge. */
export type Beyond = number | 'edge';

/** Writes a picture through a map of places, by bilinear interpolation; all planes and channels alike. */
export function resampleImage(
  row: Float32Array,
  into: Float32Array,
  { planes, height, width, channels }: PictureLayout,
  map: PixelMap,
  beyond: Beyond
): void {
  const size = height * width * channels;
  const from = { y: 0, x: 0 };
  // One object for all pixels: a picture has thousands of them.
  const places = new Int32Array(4);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += channels) {
      map(y, x, from);
      const [top, left] = [Math.floor(from.y), Math.floor(from.x)];
      const [low, right] = [from.y - top, from.x - left];
      for (let corner = 0; corner < 4; corner++) places[corner] = placeOf(top + (corner >> 1), left + (corner & 1));
      for (let plane = 0; plane < planes; plane++)
        for (let c = 0; c < channels; c++) {
          const at = plane * size + c;
          const above = (1 - right) * valueOf(places[0], at) + right * valueOf(places[1], at);
          const below = (1 - right) * valueOf(places[2], at) + right * valueOf(places[3], at);
          into[at + to] = (1 - low) * above + low * below;
        }
    }

  /** Of the first channel, or -1 for what lies beyond. */
  function placeOf(y: number, x: number): number {
    const isInside = y >= 0 && y < height && x >= 0 && x < width;
    if (isInside) return (y * width + x) * channels;
    if (beyond !== 'edge') return -1;
    const [inY, inX] = [Math.min(height - 1, Math.max(0, y)), Math.min(width - 1, Math.max(0, x))];
    return (inY * width + inX) * channels;
  }

  function valueOf(place: number, at: number): number {
    return place < 0 ? (beyond as number) : row[place + at];
  }
}
