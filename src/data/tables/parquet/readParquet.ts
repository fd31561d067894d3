import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { checkDecimalAndFormats } from '../columns/checkDecimalAndFormats';
import { checkTypes } from '../columns/checkTypes';
import { computeFileErrorSubject } from '../columns/computeFileErrorSubject';
import { makeTable } from '../makeTable';
import type { Column, Table } from '../columns/Table';
import { readParquetColumns } from './readParquetColumns';
import { readParquetOptions, type ReadParquetOptions } from './ReadParquetOptions';

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
  checkOptions('readParquet', options, readParquetOptions);
  const { types = {}, formats = {}, decimal, missing = [], ignore = [], columns = [], maxBytes = 2 ** 30 } = options;
  checkTypes('readParquet', types, missing);
  checkDecimalAndFormats('readParquet', decimal, formats);
  checkNumber('readParquet', 'maxBytes', maxBytes, { integer: true, atLeast: 1, atMost: 2 ** 40 });
  const subject = await computeFileErrorSubject('readParquet', path);
  const asked = { types, formats, decimal, missing, ignore, columns, maxBytes };
  const { name, rows, names, column, source, findings, reading, close } = await readParquetColumns(
    subject,
    path,
    asked,
    'all at once'
  );
  try {
    const read: Column[] = [];
    for (const one of names) read.push(await column(one));
    return makeTable({ name: options.name ?? name, rows, columns: read, source, reading, findings: findings() });
  } finally {
    await close();
  }
}
