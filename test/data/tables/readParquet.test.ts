import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import type { ReadParquetOptions } from '../../../src/data/tables/parquet/ReadParquetOptions';
import type { Column } from '../../../src/data/tables/columns/Table';
import reference from '../../reference/data/tables.json';
import { temporaryFiles } from './temporaryFiles';

const fixture = (name: string) => join(import.meta.dirname, '../../reference/data/tables', name);
const write = temporaryFiles();
const valuesOf = (column: Column): (number | string | null)[] =>
  column.kind === 'number'
    ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
    : Array.from(column.codes, (code) => column.categories[code] ?? null);
const isTime = (column: Column) => column.kind === 'number' && column.unit !== undefined;

/** pandas' own rounding of nanoseconds to a float is not the nearest one. */
function expectColumn(column: Column, expected: (number | string | null)[]): void {
  if (!isTime(column)) return expect(valuesOf(column), column.name).toEqual(expected);
  valuesOf(column).forEach((value, row) => {
    if (expected[row] === null) expect(value, column.name).toBeNull();
    else expect(value, `${column.name} ${row}`).toBeCloseTo(Number(expected[row]), 6);
  });
}

describe('readParquet(path) reads what pandas reads', () => {
  test.each(['uncompressed', 'snappy', 'gzip', 'zstd'])('from a file whose compression is %s', async (compression) => {
    const path = fixture(`${compression}.parquet`);
    const table = await readParquet(path);
    expect(table).toMatchObject({ name: compression, rows: reference.rows });
    const expected: { [name: string]: (number | string | null)[] } = reference.parquet;
    expect(table.columns.map(({ name }) => name)).toEqual(Object.keys(expected));
    for (const column of table.columns) expectColumn(column, expected[column.name]);
    expect(table.columns.filter(isTime).map(({ name }) => name)).toEqual(['date', 'millis', 'micros', 'nanos', 'zoned']);
    expect(table.columns.find(({ name }) => name === 'boolean')).toMatchObject({ categories: ['false', 'true'] });
    expect(table.columns.find(({ name }) => name === 'allFalse')).toMatchObject({ categories: ['false', 'true'] });
    expect(table.columns.find(({ name }) => name === 'dictionary')).toMatchObject({ categories: ['a', 'b', 'c', 'z'] });
    expect(table.source).toEqual({
      file: `${compression}.parquet`,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex')
    });
  });

  test('readCsv(path) reads what pandas reads', async () => {
    const table = await readCsv(fixture('people.csv'));
    const expected: { [name: string]: (number | string | null)[] } = reference.csv;
    for (const column of table.columns) expectColumn(column, expected[column.name]);
    expect(table.columns.filter(isTime).map(({ name }) => name)).toEqual(['since']);
  });

  test('types, ignore, missing and name have the last word', async () => {
    const path = fixture('unusualColumns.parquet');
    const table = await readParquet(path, { types: { id: 'category' }, ignore: ['none', 'bytes'], name: 'mine' });
    expect(table.name).toBe('mine');
    expect(table.columns.map(valuesOf)).toEqual([
      [1, 2],
      ['5', '9007199254740994']
    ]);
    const { columns } = await readParquet(fixture('zstd.parquet'), { missing: ['a'] });
    expect(columns.find(({ name }) => name === 'dictionary')).toMatchObject({ categories: ['b', 'c', 'z'] });
  });

  test('missing numbers may be written with the decimal mark of the texts, or with a point', async () => {
    const { columns } = await readParquet(fixture('zstd.parquet'), { missing: ['0,1', '0.2', '34'], decimal: ',' });
    const values = (name: string) => valuesOf(columns.find((column) => column.name === name)!);
    expect(values('small').slice(0, 5)).toEqual([0, null, null, 0.3, 0.4]);
    expect(values('int32').slice(0, 3)).toEqual([-99, null, -98]);
  });
});

describe('readParquet refuses', () => {
  const whole = readFileSync(fixture('uncompressed.parquet'));
  test.each<[string, string, ReadParquetOptions | undefined, string]>([
    [
      'a list',
      fixture('nested.parquet'),
      undefined,
      'readParquet: "nested.parquet", column "list": expected a column of numbers, dates, texts or booleans, got a nested one (lists); leave it out with {ignore: ["list"]}, or write its parts as columns of their own'
    ],
    ['a struct', fixture('nested.parquet'), { ignore: ['list'] }, 'column "struct": expected a column of numbers'],
    [
      'whole numbers beyond 2^53',
      fixture('unusualColumns.parquet'),
      undefined,
      'readParquet: "unusualColumns.parquet", column "id", row 1: expected whole numbers up to 2^53 - 1, got 9007199254740994'
    ],
    [
      'a column of nulls',
      fixture('unusualColumns.parquet'),
      { ignore: ['id', 'bytes'] },
      'column "none": expected values, got only missing ones'
    ],
    [
      'bytes that are no text',
      fixture('unusualColumns.parquet'),
      { ignore: ['id', 'none'] },
      'readParquet: "unusualColumns.parquet", column "bytes", row 0: expected text in UTF-8, got binary data (2 bytes, ff fe); leave it out'
    ],
    ['no rows', fixture('empty.parquet'), undefined, 'readParquet: "empty.parquet": expected rows, got none'],
    [
      'a CSV file',
      fixture('people.csv'),
      undefined,
      'expected a Parquet file, got a file that starts differently; read text with readCsv'
    ],
    [
      'a cut file',
      write('cut.parquet', whole.subarray(0, 5000)),
      undefined,
      'readParquet: "cut.parquet": expected a whole Parquet file, got one that is cut off'
    ],
    ['four bytes', write('four.parquet', 'PAR1'), undefined, 'readParquet: "four.parquet": expected a whole Parquet file'],
    ['three bytes', write('three.parquet', 'PAR'), undefined, 'expected a Parquet file, got a file that starts differently'],
    ['an empty file', write('nil.parquet', ''), undefined, 'readParquet: "nil.parquet": expected rows, got an empty file'],
    [
      'a broken footer',
      write('foot.parquet', broken(whole.length - 400, 300)),
      undefined,
      'readParquet: "foot.parquet": expected whole Parquet data, got an error ('
    ],
    [
      'broken data',
      write('data.parquet', broken(4, 3000)),
      undefined,
      'readParquet: "data.parquet", column "float64": expected whole Parquet data, got an error ('
    ],
    ['a file that is not there', write('x', '1') + 'y', undefined, 'readParquet: "xy": expected a file at'],
    [
      'a missing column',
      fixture('uncompressed.parquet'),
      { columns: ['mony'] },
      'expected columns to name a column, got "mony"; did you mean "money"?'
    ],
    [
      'text as numbers',
      fixture('uncompressed.parquet'),
      { types: { text: 'number' } },
      'column "text", row 0: expected a number, got "naïve 0"'
    ],
    [
      'numbers as times',
      fixture('uncompressed.parquet'),
      { types: { int32: 'time' } },
      'column "int32": expected a column that can be read as time, got one of INT32'
    ],
    [
      'an unknown option',
      fixture('uncompressed.parquet'),
      { delimiter: ',' } as never,
      'readParquet: expected options among types, formats'
    ]
  ])('%s', async (_, path, options, message) => {
    await expect(readParquet(path, options)).rejects.toThrow(message);
  });

  function broken(start: number, length: number): Uint8Array {
    return Buffer.from(whole).fill(0xaa, start, start + length);
  }
});
