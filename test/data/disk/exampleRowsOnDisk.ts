import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetOnDisk } from '../../../src';
import { openRowFile } from '../../../src/data/disk/openRowFile';
import { createRowFileWriter } from '../../../src/data/disk/createRowFileWriter';
import { createRandom } from '../../../src/stats/createRandom';

/** Rows of made-up numbers in a file, with these numbers. */
export function exampleRowsOnDisk(
  folder: string,
  rows: number,
  width: number,
  seed = 1
): { data: DatasetOnDisk; x: Float32Array } {
  const next = createRandom(seed);
  const x = Float32Array.from({ length: rows * width }, () => next() - 0.5);
  const y = Int32Array.from({ length: rows }, (_, row) => Number(x[row * width] > 0));
  const path = join(folder, `${rows}-${width}-${seed}.rows`);
  if (!existsSync(path)) {
    const writer = createRowFileWriter(path, { key: 'test', rows, width, about: {} }, { y });
    writer.add(x.subarray(0, width));
    writer.add(x.subarray(width));
    writer.finish();
  }
  const opened = openRowFile('test', path);
  return { data: { name: 'rows', x: opened.x, y: opened.columns.y, shape: [width], classes: ['low', 'high'] }, x };
}

/** Files that were not written to their end. */
export function unfinished(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.partial'));
}
