/** The sizes through which an image grows: each is twice the one before, and the image is cut from the middle of the last. */
export interface ImagePyramid {
  /** Height and width of each, from the smallest to at least the image's. */
  sizes: [number, number][];
  /** Channels of each level but the last, which has the image's. */
  channels: number[];
}

const smallest = 6;
const mostChannels = 64;

/**
 * Halves an image until its shorter side is between 6 and 12 pixels; sides that do not halve are rounded up, so every size has its levels.
 *
 * @param filters channels of the last level but one; each smaller level has twice as many, at most 64.
 */
export function planImagePyramid(height: number, width: number, filters: number): ImagePyramid {
  const doublings = Math.max(1, Math.floor(Math.log2(Math.min(height, width) / smallest)));
  const base = [height, width].map((side) => Math.ceil(side / 2 ** doublings));
  const levels = Array.from({ length: doublings + 1 }, (_, i) => i);
  return {
    sizes: levels.map((i) => [base[0] * 2 ** i, base[1] * 2 ** i]),
    channels: levels.slice(0, -1).map((i) => Math.max(filters, Math.min(mostChannels, filters * 2 ** (doublings - 1 - i))))
  };
}
