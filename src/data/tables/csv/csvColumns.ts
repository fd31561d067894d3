import { basename } from 'node:path';
import type { ColumnSource } from '../columns/ColumnSource';
import type { Spill } from '../columns/growingArrays';
import type { Column } from '../columns/Table';
import type { CsvOptions } from './checkCsvOptions';
import { csvAddon } from './csvAddon';
import { csvRecords } from './csvRecords';
import { columnsFromRecords } from './columnsFromRecords';

/**
 * Reads a CSV file once and gives its columns one by one.
 *
 * @param spill keeps the columns until they are asked for. Left out: they stay in memory.
 * @throws Error, RangeError or TypeError, as `readCsv` does.
 */
export async function csvColumns(
  subject: string,
  path: string,
  asked: CsvOptions,
  spill?: Spill
): Promise<Omit<ColumnSource, 'column'> & { column(name: string): Column }> {
  const addon = csvAddon();
  const taker = columnsFromRecords(subject, asked, { addon, spill });
  const { sha256, found, placeOf, hasHeader } = await csvRecords(subject, path, asked, taker, addon);
  if (!hasHeader) throw new Error(`${subject}: expected a header and rows, got empty lines; write the file again`);
  const file = basename(path);
  const name = file.replace(/\.gz$/i, '').replace(/\.[^.]+$/, '');
  const reading = { types: asked.types, formats: asked.formats, decimal: asked.decimal, detects: true };
  return { ...taker.done(placeOf, found), name, source: { file, sha256 }, reading };
}
