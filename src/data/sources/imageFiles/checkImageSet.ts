import { checkNumber } from '../../../checks/checkNumber';
import { showValue } from '../../../checks/showValue';
import { checkCache } from './readImageCache';
import { checkShares } from './checkShares';
import { checkFolderAt } from './checkFolderAt';
import type { ImageSetOptions } from './ImageSetOptions';
import type { PartName } from './ImageRow';
import { widthOf, type ImageSizing } from './ImageSizing';

export interface ImageSet {
  /** The absolute path of the folder. */
  root: string;
  sizing: ImageSizing;
  shares: { [part in PartName]: number };
  /** The largest number of rows. */
  rows: number;
  seed: number;
  cache?: string;
  onProgress?: (share: number) => void;
}

/**
 * The options of a reader with their defaults. Rows on disk are as many as there are, unless `maxPixels` is given.
 *
 * @throws TypeError or RangeError for invalid options, and for a path that is not a folder.
 */
export async function checkImageSet(
  subject: string,
  path: unknown,
  options: ImageSetOptions,
  { isOnDisk = false } = {}
): Promise<ImageSet> {
  const { size = 64, channels = 1, fit = 'stretch', seed = 0, maxFilePixels = 50_000_000 } = options;
  const { maxPixels = isOnDisk ? Number.MAX_SAFE_INTEGER : 2 ** 27 } = options;
  const sides: readonly unknown[] = Array.isArray(size) ? size : [size, size];
  if (sides.length !== 2)
    throw new RangeError(`${subject}: expected size to be a number or [height, width], got ${showValue(size)}; give one of them`);
  const [height, width] = sides.map((side) => checkNumber(subject, 'size', side, { integer: true, atLeast: 1, atMost: 8192 }));
  if (channels !== 1 && channels !== 3)
    throw new RangeError(`${subject}: expected channels to be 1 or 3, got ${showValue(channels)}; give 1 for grey, 3 for colour`);
  if (fit !== 'stretch' && fit !== 'cover' && fit !== 'contain')
    throw new RangeError(
      `${subject}: expected fit to be "stretch", "cover" or "contain", got ${showValue(fit)}; give one of them`
    );
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  checkNumber(subject, 'maxFilePixels', maxFilePixels, { integer: true, atLeast: 1, atMost: 2 ** 31 });
  const sizing: ImageSizing = { height, width, channels, fit, maxFilePixels };
  const numbers = widthOf(sizing);
  checkNumber(subject, `maxPixels, where one row has ${numbers},`, maxPixels, {
    integer: true,
    atLeast: numbers,
    atMost: isOnDisk ? Number.MAX_SAFE_INTEGER : 2 ** 31
  });
  const most = Math.floor(maxPixels / numbers);
  const { rows = most, shares = { train: 0.7, validation: 0.15, test: 0.15 }, cache, onProgress } = options;
  checkNumber(subject, 'rows', rows, { integer: true, atLeast: 1 });
  const checked = checkShares(subject, shares);
  const root = await checkFolderAt(subject, path);
  if (cache !== undefined) await checkCache(subject, cache);
  return { root, sizing, shares: checked, rows: Math.min(rows, most), seed, ...(cache && { cache }), onProgress };
}
