import type { DatasetOnDisk } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';
import type { Listing } from '../ListedFile';
import { mayChange } from '../readImages';
import { rowsOfFiles, readUnlabelledRows, type ReadUnlabelledOptions } from '../readUnlabelledRows';
import { computeImagesKey } from './computeImagesKey';
import { describeImagesOnDisk } from './describeImagesOnDisk';

/** What `readUnlabelled` gives, with rows that lie in a folder, as the only part of a set. */
export async function readUnlabelledOnDisk(
  subject: string,
  folder: string,
  listing: Listing,
  options: ReadUnlabelledOptions
): Promise<{ data: DatasetOnDisk; files: string[]; findings: Finding[] }> {
  const { name, set, classes, pause } = options;
  const { height, width, channels } = set.sizing;
  const { files } = listing;
  const {
    data,
    files: own,
    findings
  } = await describeImagesOnDisk(subject, {
    folder,
    name,
    key: computeImagesKey(set, [name, classes, 'unlabelled'], { rows: rowsOfFiles(files), files }),
    shape: [height, width, channels],
    classes,
    files,
    async deal(pixels) {
      const { rows, outcomes, source, findings } = await readUnlabelledRows(subject, listing, options, pixels);
      return { parts: { train: { name, rows, unlabelled: true } }, source, findings, mayChange: mayChange(outcomes) };
    },
    onProgress: set.onProgress,
    pause
  });
  return { data: data.train!, files: own.train!, findings };
}
