/** Runs of masked pixels, counted from 1 column by column: first pixels and lengths, rising. */
export interface Runs {
  starts: Int32Array;
  lengths: Int32Array;
}

/**
 * Reads "1 3 10 5": pixels 1 to 3 and 10 to 14. Unlike the common readers it checks everything.
 *
 * @returns the runs, or a text that says what is wrong with them.
 */
export function parseRunLength(text: string, pixels: number): Runs | string {
  const parts = text.trim() === '' ? [] : text.trim().split(/\s+/);
  if (parts.length % 2 === 1) return `${parts.length} numbers, which are no pairs of start and length`;
  const odd = parts.find((part) => !/^\d{1,9}$/.test(part));
  if (odd !== undefined) return `${JSON.stringify(odd.slice(0, 20))}, which is no whole number`;
  const starts = new Int32Array(parts.length / 2);
  const lengths = new Int32Array(parts.length / 2);
  let end = 0;
  for (let i = 0; i < starts.length; i++) {
    const [start, length] = [Number(parts[2 * i]), Number(parts[2 * i + 1])];
    if (start < 1 || length < 1) return `run ${i + 1} of ${length} from pixel ${start}, which are counted from 1`;
    if (start <= end) return `run ${i + 1} from pixel ${start}, which begins before run ${i} ended at ${end}`;
    end = start + length - 1;
    if (end > pixels) return `run ${i + 1} to pixel ${end} of ${pixels}`;
    starts[i] = start;
    lengths[i] = length;
  }
  return { starts, lengths };
}

/**
 * Masked pixels in each of `tiles` strips of equal width, from left to right. Runs go down columns, so each strip is one range of pixels
 * and no mask has to be drawn.
 */
export function maskedInStrips({ starts, lengths }: Runs, pixels: number, tiles: number): Int32Array {
  const counts = new Int32Array(tiles);
  const size = pixels / tiles;
  starts.forEach((start, i) => {
    const [from, to] = [start - 1, start - 1 + lengths[i]];
    for (let tile = Math.floor(from / size); tile * size < to; tile++)
      counts[tile] += Math.min(to, (tile + 1) * size) - Math.max(from, tile * size);
  });
  return counts;
}
