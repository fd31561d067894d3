import type { Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import { datasetsOfSplits, type PartFiles } from './datasetsOfSplits';
import { dealtRows, type ReadRowsOptions } from './dealtRows';

export interface ReadRows {
  data: Splits;
  files: PartFiles;
  findings: Finding[];
}

/**
 * Reads rows and deals them to parts, as `dealtRows` does, as datasets in memory.
 *
 * @throws RangeError if none can be read.
 */
export async function readRows(subject: string, options: ReadRowsOptions): Promise<ReadRows> {
  const { name, set, classes, hasGroups = false, pause } = options;
  const { parts, pixels, source, findings } = await dealtRows(subject, options);
  const made = await datasetsOfSplits(parts, { name, classes, sizing: set.sizing, pixels, source, hasGroups, pause });
  return { ...made, findings };
}
