import type { Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import { makeDatasetsOfSplits, type PartFiles } from './makeDatasetsOfSplits';
import { readAndDealRows, type ReadRowsOptions } from './readAndDealRows';

export interface ReadRows {
  data: Splits;
  files: PartFiles;
  findings: Finding[];
}

/**
 * Reads rows and deals them to parts, as `readAndDealRows` does, as datasets in memory.
 *
 * @throws RangeError if none can be read.
 */
export async function readRows(subject: string, options: ReadRowsOptions): Promise<ReadRows> {
  const { name, set, classes, hasGroups = false, pause } = options;
  const { parts, pixels, source, findings } = await readAndDealRows(subject, options);
  const made = await makeDatasetsOfSplits(parts, { name, classes, sizing: set.sizing, pixels, source, hasGroups, pause });
  return { ...made, findings };
}
