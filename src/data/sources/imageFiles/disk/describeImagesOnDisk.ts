import { mkdir } from 'node:fs/promises';
import { warnIfCallbackRejects } from '../../../../checks/warnIfCallbackRejects';
import { createScratchFile } from '../../../disk/createScratchFile';
import { removeAbandonedFiles } from '../../../disk/unfinishedFilePath';
import type { ImageSetOnDisk, ImagesOnDisk } from './ImageSetOnDisk';
import { openImages } from './openImages';
import { createRowBytesOnDisk } from './createRowBytesOnDisk';
import { writeImages } from './writeImages';

/** Opens the parts of a set that were written before, or decodes its images into a scratch file and writes the rows of each part in their order. */
export async function describeImagesOnDisk(subject: string, asked: ImageSetOnDisk): Promise<ImagesOnDisk> {
  const { folder, shape, deal, onProgress } = asked;
  const known = openImages(subject, asked);
  if (known && !known.mayChange) {
    warnIfCallbackRejects(subject, 'onProgress', onProgress)(1);
    return known;
  }
  // A folder that cannot be made cannot be written either, which is said then.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  removeAbandonedFiles(folder);
  const scratch = createScratchFile(folder);
  try {
    const pixels = createRowBytesOnDisk(
      scratch,
      shape.reduce((a, b) => a * b, 1)
    );
    await writeImages(asked, await deal(pixels), pixels);
  } finally {
    scratch.close();
  }
  return openImages(subject, asked)!;
}
