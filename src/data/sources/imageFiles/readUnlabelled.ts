import type { Dataset } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import type { ImageSet } from './checkImageSet';
import { datasetOf, sourceOf } from './datasetsOfSplits';
import { duplicateFindings } from './duplicateFindings';
import type { Listing } from './ListedFile';
import { counted, firstFewNames } from './firstFewNames';
import { noneReadableError } from './noneReadableError';
import { readImages } from './readImages';
import { readingFindings } from './readingFindings';
import type { ImageRow } from './ImageRow';
import { sampleRows } from './sampleRows';

export interface ReadUnlabelledOptions {
  name: string;
  set: ImageSet;
  classes: string[];
  pause: () => Promise<void>;
}

/** All images of a listing as one dataset in natural order, without labels. */
export async function readUnlabelled(
  subject: string,
  listing: Listing,
  { name, set, classes, pause }: ReadUnlabelledOptions
): Promise<{ data: Dataset; files: string[]; findings: Finding[] }> {
  const { files, others, hidden } = listing;
  if (files.length === 0)
    throw new RangeError(
      `${subject}: expected images (PNG, JPEG, BMP, WebP, TIFF, GIF), got ${counted(others.length + hidden.length, 'other file')}${others.length ? ` (${firstFewNames(others)})` : ''}; give the folder that they are in`
    );
  const { root, sizing, seed, cache, onProgress } = set;
  const all = files.map(({ path }, at): ImageRow => ({ file: path, label: 0, at, group: at }));
  const sample = sampleRows(all, set.rows, seed);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const tasks = sample.rows.map(({ file }) => ({ file: byPath.get(file)! }));
  const asked = [name, set.rows, seed, 'unlabelled'];
  const reading = await readImages(subject, root, tasks, { sizing, set: asked, cache, onProgress, pause });
  const { bytes, outcomes } = reading;
  const rows = sample.rows.filter(({ at }) => !outcomes[at].trouble);
  if (rows.length === 0) throw noneReadableError(subject, tasks, outcomes);
  const hashed = rows.map(({ file, at }) => ({ path: file, outcome: outcomes[at], label: 0, part: 'train' as const }));
  const source = sourceOf(root, tasks, outcomes);
  const data = await datasetOf(name, rows, { name, classes, sizing, bytes, source, hasGroups: false, pause });
  return {
    data: { ...data, unlabelled: true },
    files: rows.map(({ file }) => file),
    findings: [...sample.findings, ...reading.findings, ...readingFindings(tasks, outcomes, sizing), ...duplicateFindings(hashed)]
  };
}
