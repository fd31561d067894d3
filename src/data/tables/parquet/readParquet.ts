import { basename } from 'node:path';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import { checkTypes } from '../columns/checkTypes';
import { checkNames } from '../columns/columnOf';
import { fileErrorSubject } from '../columns/fileErrorSubject';
import type { Field } from './footer/Footer';
import { memoryLimit } from './memoryLimit';
import { openParquet } from './parquetFile';
import { readColumn } from './readColumn';
import { makeTable } from '../makeTable';
import type { Column, Table } from '../columns/Table';
import type { ColumnType } from '../columns/columnFromTexts';

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
  /**
   * How many bytes the columns that are read may take: 8 for each number, 4 for each category, and as many for their pages unpacked. Default 2^30,
   * which is 134 million numbers. A page may take an eighth of it, and the different texts of all columns a quarter of it in characters.
   */
  maxBytes?: number;
}

/**
 * Reads a Parquet file into typed columns: numbers and decimals as the nearest doubles, dates and timestamps as seconds since 1970 (those
 * without a time zone as UTC), times of day and durations as seconds, texts, binary columns of UTF-8 and booleans as categories, null as
 * missing. Snappy, gzip, zstd, Brotli and LZ4 are unpacked. Checksums of pages (CRC-32) are verified where the file has them.
 *
 * @throws Error, RangeError or TypeError that names the file and the column: a file that is not Parquet, damaged or cut off, nested columns,
 * binary data, whole numbers beyond 2^53, a column without values, names of columns that do not exist or that two columns have, more than
 * `maxBytes`, more than 2,097,152 different texts in a column.
 * @example
 * ```ts
 * const read = () => kd.readParquet('transactions.parquet', { ignore: ['id'], types: { zip: 'category' } });
 * ```
 */
export async function readParquet(path: string, options: ReadParquetOptions = {}): Promise<Table> {
  checkOptions('readParquet', options, ['types', 'missing', 'ignore', 'columns', 'name', 'maxBytes']);
  const { types = {}, missing = [], ignore = [], columns = [], maxBytes = 2 ** 30 } = options;
  checkTypes('readParquet', types, missing);
  checkNumber('readParquet', 'maxBytes', maxBytes, { integer: true, atLeast: 1, atMost: 2 ** 40 });
  const subject = await fileErrorSubject('readParquet', path);
  const file = await openParquet(subject, path);
  try {
    const { rows } = file.footer;
    const fields = fieldsOf(file.footer.fields);
    const known = new Set(fields.map(({ name }) => name));
    for (const [option, given] of Object.entries({ columns, ignore, types: Object.keys(types) }))
      checkNames(subject, option, given, [...known]);
    const left = new Set(ignore);
    const wanted = fields.filter(({ name }) => !left.has(name));
    checkColumnNames(subject, fields, wanted);
    if (rows === 0) throw new Error(`${subject}: expected rows, got none; write the file again`);

    const limit = memoryLimit(subject, maxBytes);
    limit.columns(rows, wanted, types, file.footer.groups);
    const blanks = new Set(missing);
    const read: Column[] = [];
    for (const field of wanted)
      read.push(await readColumn(subject, file, field, { type: types[field.name], missing: blanks, limit }));
    const base = basename(path);
    const name = options.name ?? base.replace(/\.[^.]+$/, '');
    return makeTable({ name, rows, columns: read, source: { file: base, sha256: file.sha256 }, types });
  } finally {
    await file.close();
  }
}

/** Where pandas keeps the names of its rows. pandas does not read them as a column either. */
const pandasIndex = /^__index_level_\d+__$/;

function fieldsOf(fields: readonly Field[]): Field[] {
  return fields.map((field) => ({ ...field, name: field.name.trim() })).filter(({ name }) => !pandasIndex.test(name));
}

/** @throws RangeError for a name that is empty or occurs twice among the columns to be read. */
function checkColumnNames(subject: string, fields: readonly Field[], wanted: readonly Field[]): void {
  const first = new Map<string, number>();
  const places = new Map(fields.map((field, i) => [field, i + 1]));
  wanted.forEach((field) => {
    const at = places.get(field)!;
    if (field.name === '')
      throw new RangeError(
        `${subject}: expected every column to have a name, got none for column ${at} of ${fields.length}; write the file again with names`
      );
    if (first.has(field.name))
      throw new RangeError(
        `${subject}: expected every column to have a different name, got ${showValue(field.name)} for columns ${first.get(field.name)} and ${at}; rename one where the file is written, or leave both out with {ignore: [${showValue(field.name)}]}`
      );
    first.set(field.name, at);
  });
}
