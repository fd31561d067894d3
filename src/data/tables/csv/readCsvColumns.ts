import { basename } from 'node:path';
import type { ColumnSource } from '../columns/ColumnSource';
import type { Spill } from '../columns/createGrowingFloats';
import type { Column } from '../columns/Table';
import type { CsvOptions } from './checkCsvOptions';
import { loadCsvAddon } from './loadCsvAddon';
import { readCsvRecords } from './readCsvRecords';
import { createColumnsCollector } from './createColumnsCollector';

/**
 * Reads a CSV file once and gives its columns one by one.
 *
 * @param spill keeps the columns until they are asked for. Left out: they stay in memory.
 * @throws Error, RangeError or TypeError, as `readCsv` does.
 */
export async function readCsvColumns(
  subject: string,
  path: string,
  asked: CsvOptions,
  spill?: Spill
): Promise<Omit<ColumnSource, 'column'> & { column(name: string): Column }> {
  const addon = loadCsvAddon();
  const taker = createColumnsCollector(subject, asked, { addon, spill });
  const { sha256, found, placeOf, hasHeader } = await readCsvRecords(subject, path, asked, taker, addon);
  if (!hasHeader) throw new Error(`${subject}: expected a header and rows, got empty lines; write the file again`);
  const file = basename(path);
  const name = file.replace(/\.gz$/i, '').replace(/\.[^.]+$/, '');
  const reading = { types: asked.types, formats: asked.formats, decimal: asked.decimal, detects: true };
  return { ...taker.done(placeOf, found), name, source: { file, sha256 }, reading };
}
