import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Dataset, Source, Splits } from '../../Dataset';
import type { ReadOutcome } from './ReadOutcome';
import type { Parts } from './dealRowsToSplits';
import type { Task } from './readImages';
import { partNames, type PartName, type ImageRow } from './ImageRow';
import { widthOf, type ImageSizing } from './ImageSizing';
import { putPixels } from './putPixels';
import type { RowBytes } from './createDecodedRowBuffer';

/** The file of each row, relative to the set's folder. */
export type PartFiles = { train: string[]; validation?: string[]; test?: string[] };

export interface DatasetsOptions {
  name: string;
  classes: string[];
  sizing: ImageSizing;
  pixels: RowBytes;
  source: Source;
  /** Whether rows of one image belong together. */
  hasGroups: boolean;
  pause: () => Promise<void>;
}

/** Datasets of the parts that have rows, with the file of each row. */
export async function makeDatasetsOfSplits(parts: Parts, options: DatasetsOptions): Promise<{ data: Splits; files: PartFiles }> {
  const made: Partial<{ [part in PartName]: Dataset }> = {};
  const files: PartFiles = { train: [] };
  for (const part of partNames) {
    if (part !== 'train' && parts[part].length === 0) continue;
    made[part] = await datasetOf(`${options.name} ${part}`, parts[part], options);
    files[part] = parts[part].map(({ file }) => file);
  }
  return { data: made as Splits, files };
}

export async function datasetOf(name: string, rows: readonly ImageRow[], options: DatasetsOptions): Promise<Dataset> {
  const { classes, sizing, pixels, source, hasGroups, pause } = options;
  const width = widthOf(sizing);
  const x = new Float32Array(rows.length * width);
  for (const [row, { at }] of rows.entries()) {
    putPixels(pixels.row(at), x, row * width);
    await pause();
  }
  return {
    name,
    x,
    shape: [sizing.height, sizing.width, sizing.channels],
    y: Int32Array.from(rows, ({ label }) => label),
    classes: [...classes],
    ...(hasGroups && { groups: Int32Array.from(rows, ({ group }) => group) }),
    source
  };
}

/** The folder's name, and SHA-256 over the path and the SHA-256 of each file that was read, in natural order. */
export function sourceOf(root: string, tasks: readonly Task[], outcomes: readonly ReadOutcome[]): Source {
  const hash = createHash('sha256');
  tasks.forEach(({ file }, i) => {
    if (!outcomes[i].trouble) hash.update(`${file.path}\0${outcomes[i].sha256}\n`);
  });
  return { file: basename(root), sha256: hash.digest('hex') };
}
