import { basename } from 'node:path';
import type { SchemaElement } from 'hyparquet' with { 'resolution-mode': 'import' };
import { checkOptions } from '../../../checks/checkOptions';
import { show } from '../../../checks/show';
import { pauser } from '../../../notebook/pauser';
import { checkHeader } from '../columns/checkHeader';
import { checkTypes } from '../columns/checkTypes';
import { checkNames } from '../columns/columnOf';
import { fileSubject } from '../columns/fileSubject';
import { parquetColumn } from './parquetColumn';
import { broken, openParquet, type ParquetFile } from './parquetFile';
import { parquetParsers } from './parquetParsers';
import { makeTable } from '../makeTable';
import type { Column, Table } from '../columns/Table';
import type { ColumnType } from '../columns/textColumn';

export interface ReadParquetOptions {
  /** Types other than the file's own: texts that are numbers or times, numbers that are categories. */
  types?: { [column: string]: ColumnType };
  /** Texts that stand for a missing value, besides null and the empty text. Default none. */
  missing?: string[];
  /** Columns not to read. Default none. */
  ignore?: string[];
  /** Columns that must be there; others are read too. Default none. */
  columns?: string[];
  /** Default: the file's name without its ending. */
  name?: string;
}

/**
 * Reads a Parquet file into typed columns: numbers and decimals as numbers, dates and timestamps as seconds since 1970, times of day as
 * seconds, texts and booleans as categories, null as missing. Snappy, gzip, zstd, Brotli and LZ4 are unpacked.
 *
 * @throws Error, RangeError or TypeError that names the file and the column: a file that is not Parquet or cut off, nested columns, whole
 * numbers beyond 2^53, a column without values, names of columns that do not exist.
 * @example
 * ```ts
 * const read = () => kd.readParquet('transactions.parquet', { ignore: ['id'], types: { zip: 'category' } });
 * ```
 */
export async function readParquet(path: string, options: ReadParquetOptions = {}): Promise<Table> {
  checkOptions('readParquet', options, ['types', 'missing', 'ignore', 'columns', 'name']);
  const { types = {}, missing = [], ignore = [], columns = [] } = options;
  checkTypes('readParquet', types, missing);
  const subject = await fileSubject('readParquet', path);
  const file = await openParquet(subject, path);
  try {
    const elements = columnsOf(subject, file.metadata.schema);
    const names = checkHeader(
      subject,
      elements.map(({ name }) => name),
      ''
    );
    for (const [option, given] of Object.entries({ columns, ignore, types: Object.keys(types) }))
      checkNames(subject, option, given, names);
    const rows = Number(file.metadata.num_rows);
    if (rows === 0) throw new Error(`${subject}: expected rows, got none; write the file again`);
    const inGroups = file.metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (inGroups !== rows) throw broken(subject, new Error(`${inGroups} of ${rows} rows`));

    const blanks = new Set(missing);
    const read: Column[] = [];
    for (const element of elements) {
      if (ignore.includes(element.name)) continue;
      read.push(await readColumn(subject, file, element, types[element.name], blanks));
    }
    const base = basename(path);
    const name = options.name ?? base.replace(/\.[^.]+$/, '');
    return makeTable({ name, rows, columns: read, source: { file: base, sha256: file.sha256 }, types });
  } finally {
    await file.close();
  }
}

/** Where pandas keeps the names of its rows. pandas does not read them as a column either. */
const pandasIndex = /^__index_level_\d+__$/;

/** The columns that are not nested in others; a damaged file may describe them wrongly. */
function columnsOf(subject: string, schema: readonly SchemaElement[]): SchemaElement[] {
  try {
    return schema.filter((element, i) => isTopLevel(schema, i) && !pandasIndex.test(element.name.trim()));
  } catch (error) {
    throw broken(subject, error);
  }
}

/** The schema is a tree, flattened into a list with the root first. */
function isTopLevel(schema: readonly SchemaElement[], place: number): boolean {
  let next = 1;
  const end = (i: number): number => {
    let after = i + 1;
    for (let child = 0; child < (schema[i].num_children ?? 0); child++) after = end(after);
    return after;
  };
  while (next < place) next = end(next);
  return next === place && place > 0;
}

async function readColumn(
  file: string,
  { bytes, metadata }: ParquetFile,
  element: SchemaElement,
  type: ColumnType | undefined,
  missing: ReadonlySet<string>
): Promise<Column> {
  const [{ parquetRead }, { compressors }] = [await import('hyparquet'), await import('hyparquet-compressors')];
  const subject = `${file}, column ${show(element.name)}`;
  const column = parquetColumn(subject, element, type, missing);
  const pause = pauser();
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const chunks: { rowStart: number; columnData: ArrayLike<unknown> }[] = [];
    await parquetRead({
      file: bytes,
      metadata,
      columns: [element.name],
      rowStart,
      rowEnd,
      compressors,
      parsers: parquetParsers,
      onChunk: (chunk) => chunks.push(chunk)
    }).catch((error: unknown) => {
      throw broken(subject, error);
    });
    let row = rowStart;
    for (const { columnData } of chunks.sort((a, b) => a.rowStart - b.rowStart)) {
      for (let i = 0; i < columnData.length; i++) column.push(columnData[i], row++);
    }
    if (row !== rowEnd) throw broken(subject, new Error(`${row - rowStart} of ${rowEnd - rowStart} values`));
    rowStart = rowEnd;
    await pause();
  }
  return column.done();
}
