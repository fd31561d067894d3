import { dirname } from 'node:path';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { rowsPerBlock } from '../disk/RowFile';
import { createRowFileWriter } from '../disk/createRowFileWriter';
import { createScratchFile, type ScratchFile } from '../disk/createScratchFile';
import { checkRow } from './checkRow';
import type { DatasetRow } from './DatasetRow';
import { createColumnCollector } from './createColumnCollector';
import { createRowNumbersWriter, type RowNumbers } from './createRowNumbersWriter';

interface Target {
  path: string;
  key: string;
  /** The shape of a row. Left out: that of the first one. */
  shape: number[] | undefined;
  about: { name: string; classes: string[]; synthetic?: boolean };
}

/** Writes rows as they come, one block of them in memory. The file begins with how many they are, so until the last one has come they are in one without a name. */
export async function writeRowsToFile(
  subject: string,
  rows: AsyncIterable<DatasetRow> | Iterable<DatasetRow>,
  { path, key, shape, about }: Target
): Promise<void> {
  const pause = createInterruptiblePauser();
  const columns = createColumnCollector(subject, about.classes);
  const scratch = createScratchFile(dirname(path));
  try {
    let [count, filled] = [0, 0];
    let numbers: RowNumbers | undefined;
    let block = new Float32Array();
    const take = (row: unknown): Promise<void> => {
      checkRow(subject, row, count);
      if (!numbers) {
        numbers = createRowNumbersWriter(subject, row.x, shape);
        block = new Float32Array(rowsPerBlock(numbers.width) * numbers.width);
      }
      numbers.put(row.x, count, block, filled);
      columns.add(row, count++);
      filled += numbers.width;
      if (filled === block.length) {
        scratch.append(block);
        filled = 0;
      }
      return pause();
    };
    // What a program has made already is not awaited.
    if (isAsync(rows)) for await (const row of rows) await take(row);
    else for (const row of rows) await take(row);
    if (!numbers) throw new RangeError(`${subject}: expected at least one row, got none; give it rows`);
    scratch.append(block.subarray(0, filled));
    const { width } = numbers;
    const said = { ...about, shape: numbers.shape, ...(columns.isUnlabelled() && { unlabelled: true }) };
    const writer = createRowFileWriter(path, { key, rows: count, width, about: said }, columns.done());
    try {
      for (const part of blocksOf(scratch, count, width)) {
        writer.add(part);
        await pause();
      }
      writer.finish();
    } finally {
      writer.discard();
    }
  } finally {
    scratch.close();
  }
}

function isAsync<T>(rows: AsyncIterable<T> | Iterable<T>): rows is AsyncIterable<T> {
  return typeof (rows as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === 'function';
}

function* blocksOf(scratch: ScratchFile, rows: number, width: number): Generator<Float32Array> {
  const each = rowsPerBlock(width);
  for (let first = 0; first < rows; first += each) {
    const block = new Float32Array(Math.min(each, rows - first) * width);
    scratch.read(4 * first * width, block);
    yield block;
  }
}
