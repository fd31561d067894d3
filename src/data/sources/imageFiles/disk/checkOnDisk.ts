import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkPath } from '../../../../checks/checkPath';
import { showPath } from '../../../../checks/showPath';
import { isInsideFolder } from '../../../files/isInsideFolder';
import type { ImageSetOptions } from '../ImageSetOptions';

/**
 * Looks at the folder for rows on disk before anything is read.
 *
 * @throws TypeError or RangeError for what is no path, for a folder among the images, which would be taken for a class, and beside a cache.
 */
export function checkOnDisk(
  subject: string,
  images: string,
  folder: unknown,
  { cache }: ImageSetOptions
): asserts folder is string {
  checkPath(`${subject}: onDisk`, folder, 'give the path of a folder, or leave it out');
  if (cache !== undefined)
    throw new TypeError(
      `${subject}: expected cache or onDisk, got both; leave out cache, which has all rows in memory: those on disk are kept already`
    );
  if (isInsideFolder(realPathOf(images), realPathOf(folder)))
    throw new RangeError(
      `${subject}: expected onDisk to be a folder outside of ${showPath(images)}, got ${showPath(folder)}; give another, so that it is not taken for a class`
    );
}

/** Without links; of a folder that is not there, what there is of it. */
function realPathOf(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    return whole === dirname(whole) ? whole : join(realPathOf(dirname(whole)), basename(whole));
  }
}
