import type { DatasetOnDisk, Splits } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';
import type { PartFiles } from '../datasetsOfSplits';
import { dealtRows, type ReadRowsOptions } from '../dealtRows';
import { partNames } from '../ImageRow';
import { mayChange } from '../readImages';
import { imagesKey } from './imagesKey';
import { imagesOnDisk } from './imagesOnDisk';

/** What `readRows` gives, with rows that lie in a folder, for sets of one row a file. */
export async function readRowsOnDisk(
  subject: string,
  folder: string,
  options: ReadRowsOptions
): Promise<{ data: Splits<DatasetOnDisk>; files: PartFiles; findings: Finding[] }> {
  const { name, set, classes, files, pause } = options;
  const { height, width, channels } = set.sizing;
  const read = await imagesOnDisk(subject, {
    folder,
    name,
    key: imagesKey(set, [name, classes], options),
    shape: [height, width, channels],
    classes,
    files,
    async deal(pixels) {
      const { parts, outcomes, source, findings } = await dealtRows(subject, options, pixels);
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
