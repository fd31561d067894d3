import type { Source } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import type { ImageSet } from './checkImageSet';
import { sourceOf } from './makeDatasetsOfSplits';
import { findDuplicateFiles } from './findDuplicateFiles';
import type { ListedFile } from './ListedFile';
import { createNoneReadableError } from './createNoneReadableError';
import type { ReadOutcome } from './ReadOutcome';
import { findSplitProblems } from './findSplitProblems';
import { dealRowsToSplits, type Parts } from './dealRowsToSplits';
import { readImages, type Task } from './readImages';
import { findReadingProblems } from './findReadingProblems';
import type { ImageRow } from './ImageRow';
import type { RowBytes } from './createDecodedRowBuffer';
import { sampleRows } from './sampleRows';

export interface ReadRowsOptions {
  name: string;
  set: ImageSet;
  classes: string[];
  /** Rows of one file follow each other. */
  rows: readonly ImageRow[];
  files: readonly ListedFile[];
  /** What rows are called in a finding. Default "images". */
  what?: string;
  /** Whether the dataset says which rows come from one image. Default false. */
  hasGroups?: boolean;
  /** Called with each requested row and the outcome of its file; false leaves the row out. */
  look?: (row: ImageRow, outcome: ReadOutcome) => boolean;
  pause: () => Promise<void>;
}

/** Rows that were read, and the parts that get them. */
export interface DealtRows {
  parts: Parts;
  pixels: RowBytes;
  outcomes: readonly ReadOutcome[];
  source: Source;
  findings: Finding[];
}

/**
 * Reads the rows for which files and labels were found, or a sample if there are too many, and deals them to train, validation and test.
 *
 * @param given where the rows go. Default: memory.
 * @throws RangeError if none can be read.
 */
export async function readAndDealRows(subject: string, options: ReadRowsOptions, given?: RowBytes): Promise<DealtRows> {
  const { name, set, classes, what, hasGroups = false, look, pause } = options;
  const { root, sizing, cache, onProgress, shares, seed } = set;
  const sample = sampleRows(options.rows, set.rows, seed, what);
  const { tasks, taskOf } = tasksOf(sample.rows, options.files);
  const asked = [name, set.rows, seed, classes, options.rows.length > set.rows];
  const reading = await readImages(subject, root, tasks, { sizing, set: asked, cache, pixels: given, onProgress, pause });
  const { pixels, outcomes } = reading;

  const firstOf = new Map<string, number>();
  const rows: ImageRow[] = [];
  for (const row of sample.rows) {
    const { task, crop } = taskOf[row.at];
    const outcome = outcomes[task];
    if (outcome.trouble || (look && !look({ ...row, at: sample.from[row.at] }, outcome))) continue;
    if (outcome.outside?.includes(crop)) continue;
    // Identical images must not be on both sides.
    const same = outcome.pixels ?? outcome.sha256;
    if (!firstOf.has(same)) firstOf.set(same, row.group);
    rows.push({ ...row, group: firstOf.get(same)! });
  }
  if (rows.length === 0) throw createNoneReadableError(subject, tasks, outcomes);
  const { parts, findings } = dealRowsToSplits(rows, shares, seed);
  if (parts.train.length === 0)
    throw new RangeError(
      `${subject}: expected images that can be read in train, got none of them; look at the files in its train folder`
    );

  const hashed = new Map<string, Parameters<typeof findDuplicateFiles>[0][number]>();
  for (const part of ['train', 'validation', 'test'] as const)
    for (const { file, at, label } of parts[part])
      if (!hashed.has(file)) hashed.set(file, { path: file, outcome: outcomes[taskOf[at].task], label, part });
  const inOrder = tasks.flatMap(({ file }) => hashed.get(file.path) ?? []);
  return {
    parts,
    pixels,
    outcomes,
    source: sourceOf(root, tasks, outcomes),
    findings: [
      ...sample.findings,
      ...reading.findings,
      ...findReadingProblems(tasks, outcomes, sizing),
      ...findDuplicateFiles(inOrder, !hasGroups),
      ...findings,
      ...findSplitProblems(parts, classes)
    ]
  };
}

/** One task per file, and for each row its task and its crop in that task. */
function tasksOf(rows: readonly ImageRow[], files: readonly ListedFile[]) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const tasks: (Task & { crops?: NonNullable<ImageRow['crop']>[] })[] = [];
  const taskOf: { task: number; crop: number }[] = [];
  for (const { file, crop } of rows) {
    if (!crop || tasks.at(-1)?.file.path !== file) tasks.push({ file: byPath.get(file)!, ...(crop && { crops: [] }) });
    if (crop) tasks.at(-1)!.crops!.push(crop);
    taskOf.push({ task: tasks.length - 1, crop: (tasks.at(-1)!.crops?.length ?? 1) - 1 });
  }
  return { tasks, taskOf };
}
