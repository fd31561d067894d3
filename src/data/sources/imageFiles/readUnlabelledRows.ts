import type { Source } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import type { ImageSet } from './checkImageSet';
import { sourceOf } from './makeDatasetsOfSplits';
import { findDuplicateFiles } from './findDuplicateFiles';
import type { ListedFile, Listing } from './ListedFile';
import { counted, formatNamesForFinding } from './formatNamesForFinding';
import { createNoneReadableError } from './createNoneReadableError';
import { readImages } from './readImages';
import { findReadingProblems } from './findReadingProblems';
import type { ReadOutcome } from './ReadOutcome';
import type { RowBytes } from './createDecodedRowBuffer';
import type { ImageRow } from './ImageRow';
import { sampleRows } from './sampleRows';

export interface ReadUnlabelledOptions {
  name: string;
  set: ImageSet;
  classes: string[];
  pause: () => Promise<void>;
}

/** Rows that were read, in natural order. */
export interface UnlabelledRows {
  rows: ImageRow[];
  pixels: RowBytes;
  outcomes: readonly ReadOutcome[];
  source: Source;
  findings: Finding[];
}

/**
 * Reads all images of a listing, or a sample if there are too many.
 *
 * @param given where the rows go. Default: memory.
 * @throws RangeError if there are none, or none can be read.
 */
export async function readUnlabelledRows(
  subject: string,
  listing: Listing,
  { name, set, pause }: ReadUnlabelledOptions,
  given?: RowBytes
): Promise<UnlabelledRows> {
  const { files, others, hidden } = listing;
  if (files.length === 0)
    throw new RangeError(
      `${subject}: expected images (PNG, JPEG, BMP, WebP, TIFF, GIF), got ${counted(others.length + hidden.length, 'other file')}${others.length ? ` (${formatNamesForFinding(others)})` : ''}; give the folder that they are in`
    );
  const { root, sizing, seed, cache, onProgress } = set;
  const sample = sampleRows(rowsOfFiles(files), set.rows, seed);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const tasks = sample.rows.map(({ file }) => ({ file: byPath.get(file)! }));
  const asked = [name, set.rows, seed, 'unlabelled'];
  const reading = await readImages(subject, root, tasks, { sizing, set: asked, cache, pixels: given, onProgress, pause });
  const { pixels, outcomes } = reading;
  const rows = sample.rows.filter(({ at }) => !outcomes[at].trouble);
  if (rows.length === 0) throw createNoneReadableError(subject, tasks, outcomes);
  const hashed = rows.map(({ file, at }) => ({ path: file, outcome: outcomes[at], label: 0, part: 'train' as const }));
  return {
    rows,
    pixels,
    outcomes,
    source: sourceOf(root, tasks, outcomes),
    findings: [
      ...sample.findings,
      ...reading.findings,
      ...findReadingProblems(tasks, outcomes, sizing),
      ...findDuplicateFiles(hashed)
    ]
  };
}

/** One row a file. */
export function rowsOfFiles(files: readonly ListedFile[]): ImageRow[] {
  return files.map(({ path }, at) => ({ file: path, label: 0, at, group: at }));
}
