import { open } from 'node:fs/promises';
import { showValue } from '../../../checks/showValue';
import type { ColumnSource } from '../columns/ColumnSource';
import type { Spill } from '../columns/createGrowingFloats';
import { checkCsvOptions } from '../csv/checkCsvOptions';
import { readCsvColumns } from '../csv/readCsvColumns';
import { readCsvOptions, type ReadCsvOptions } from '../csv/ReadCsvOptions';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { checkDecimalAndFormats } from '../columns/checkDecimalAndFormats';
import { checkTypes } from '../columns/checkTypes';
import { readParquetColumns } from '../parquet/readParquetColumns';
import { readParquetOptions, type ReadParquetOptions } from '../parquet/ReadParquetOptions';

/** What a source of columns is asked for. */
export type ReadOptions = Omit<ReadCsvOptions & ReadParquetOptions, 'name'>;

/** The columns of a CSV or Parquet file, whichever it is, of which one at a time is in memory. */
export async function readColumnsOneByOne(
  subject: string,
  path: string,
  read: ReadOptions,
  spill: Spill
): Promise<ColumnSource & { close?(): Promise<void> }> {
  if (!(await isParquet(path))) return readCsvColumns(subject, path, checkCsvOptions(read), spill);
  const { types = {}, formats = {}, decimal, missing = [], ignore = [], columns = [], maxBytes = 2 ** 30 } = read;
  return readParquetColumns(subject, path, { types, formats, decimal, missing, ignore, columns, maxBytes }, 'one by one');
}

/** @throws TypeError or RangeError for an option that the reader of this file does not know, or of the wrong kind. */
export async function checkReadOptions(subject: string, path: string, read: unknown): Promise<ReadOptions> {
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new TypeError(
      `${subject}: expected read to be options of readCsv or readParquet, got ${showValue(read)}; give an object`
    );
  const options = read as ReadOptions;
  const isOfParquet = await isParquet(path);
  checkOptions(
    `${subject}: read`,
    options,
    (isOfParquet ? readParquetOptions : readCsvOptions).filter((name) => name !== 'name')
  );
  for (const name of ['ignore', 'columns'] as const) {
    const names: unknown = options[name];
    if (names !== undefined && !(Array.isArray(names) && names.every((one) => typeof one === 'string')))
      throw new TypeError(
        `${subject}: read: expected ${name} to be names of columns, got ${showValue(names)}; give an array of strings`
      );
  }
  if (options.maxBytes !== undefined)
    checkNumber(`${subject}: read`, 'maxBytes', options.maxBytes, { integer: true, atLeast: 1, atMost: 2 ** 40 });
  if (!isOfParquet) checkCsvOptions(options);
  else {
    checkTypes(subject, options.types ?? {}, options.missing ?? []);
    checkDecimalAndFormats(subject, options.decimal, options.formats ?? {});
  }
  return options;
}

async function isParquet(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  } finally {
    await file.close();
  }
}
