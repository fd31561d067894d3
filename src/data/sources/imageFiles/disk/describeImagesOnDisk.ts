import { mkdir } from 'node:fs/promises';
import { warnIfCallbackRejects } from '../../../../checks/warnIfCallbackRejects';
import { createScratchFile } from '../../../disk/createScratchFile';
import { removeAbandonedFiles } from '../../../disk/unfinishedFilePath';
import type { ImageSetOnDisk, ImagesOnDisk } from './ImageSetOnDisk';
import { openImagesOnDisk } from './openImagesOnDisk';
import { createDecodedRowFile } from './createDecodedRowFile';
import { writeImagesToDisk } from './writeImagesToDisk';

/** Opens the parts of a set that were written before, or decodes its images into a scratch file and writes the rows of each part in their order. */
export async function describeImagesOnDisk(subject: string, asked: ImageSetOnDisk): Promise<ImagesOnDisk> {
  const { folder, shape, deal, onProgress } = asked;
  const known = openImagesOnDisk(subject, asked);
  if (known && !known.mayChange) {
    warnIfCallbackRejects(subject, 'onProgress', onProgress)(1);
    return known;
  }
  // A folder that cannot be made cannot be written either, which is said then.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  removeAbandonedFiles(folder);
  const scratch = createScratchFile(folder);
  try {
    const pixels = createDecodedRowFile(
      scratch,
      shape.reduce((a, b) => a * b, 1)
    );
    await writeImagesToDisk(asked, await deal(pixels), pixels);
  } finally {
    scratch.close();
  }
  return openImagesOnDisk(subject, asked)!;
}
