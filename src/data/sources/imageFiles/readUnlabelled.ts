import type { Dataset } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import { datasetOf } from './makeDatasetsOfSplits';
import type { Listing } from './ListedFile';
import { readUnlabelledRows, type ReadUnlabelledOptions } from './readUnlabelledRows';

/** All images of a listing as one dataset in natural order, without labels. */
export async function readUnlabelled(
  subject: string,
  listing: Listing,
  options: ReadUnlabelledOptions
): Promise<{ data: Dataset; files: string[]; findings: Finding[] }> {
  const { name, set, classes, pause } = options;
  const { rows, pixels, source, findings } = await readUnlabelledRows(subject, listing, options);
  const data = await datasetOf(name, rows, { name, classes, sizing: set.sizing, pixels, source, hasGroups: false, pause });
  return { data: { ...data, unlabelled: true }, files: rows.map(({ file }) => file), findings };
}
