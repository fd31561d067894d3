import type { DatasetOnDisk, Splits } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';
import type { PartFiles } from '../makeDatasetsOfSplits';
import { readAndDealRows, type ReadRowsOptions } from '../readAndDealRows';
import { partNames } from '../ImageRow';
import { mayChange } from '../readImages';
import { computeImagesKey } from './computeImagesKey';
import { describeImagesOnDisk } from './describeImagesOnDisk';

/** What `readRows` gives, with rows that lie in a folder, for sets of one row a file. */
export async function readRowsOnDisk(
  subject: string,
  folder: string,
  options: ReadRowsOptions
): Promise<{ data: Splits<DatasetOnDisk>; files: PartFiles; findings: Finding[] }> {
  const { name, set, classes, files, pause } = options;
  const { height, width, channels } = set.sizing;
  const read = await describeImagesOnDisk(subject, {
    folder,
    name,
    key: computeImagesKey(set, [name, classes], options),
    shape: [height, width, channels],
    classes,
    files,
    async deal(pixels) {
      const { parts, outcomes, source, findings } = await readAndDealRows(subject, options, pixels);
      const named = partNames.flatMap((part) => {
        const rows = parts[part];
        return rows.length > 0 ? [[part, { name: `${name} ${part}`, rows }] as const] : [];
      });
      return { parts: Object.fromEntries(named), source, findings, mayChange: mayChange(outcomes) };
    },
    onProgress: set.onProgress,
    pause
  });
  // There are always train rows.
  return read as typeof read & { data: Splits<DatasetOnDisk>; files: PartFiles };
}
