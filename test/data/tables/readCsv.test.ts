import { createHash } from 'node:crypto';
import { dirname } from 'node:path';

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import type { Table } from '../../../src/data/tables/columns/Table';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const read = (text: string | Uint8Array, options?: ReadCsvOptions) => readCsv(write('file.csv', text), options);
/** With a byte in the middle changed. */
const damaged = (bytes: Buffer) => bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 1);
const column = (table: Table, name: string) => {
  const found = table.columns.find((candidate) => candidate.name === name)!;
  return found.kind === 'number' ? [...found.values] : Array.from(found.codes, (code) => found.categories[code] ?? null);
};

describe('readCsv', () => {
  test('readCsv(path) gives typed columns: numbers, categories, times and booleans, with missing values', async () => {
    const text = 'age,job,since,late\n31,nurse,2024-02-29,True\n,NA,2024-01-01 12:30:00.5,false\n1e3, clerk ,?,FALSE\n';
    const table = await read(text);
    expect(table).toMatchObject({ name: 'file', rows: 3 });
    expect(table.findings.map(({ check, level, value }) => [check, level, value])).toEqual([
      ['missingWords', 'info', 1],
      ['missingWords', 'warning', 1]
    ]);
    expect(table.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'age number',
      'job category',
      'since number',
      'late category'
    ]);
    expect(column(table, 'age')).toEqual([31, NaN, 1000]);
    expect(column(table, 'job')).toEqual(['nurse', null, 'clerk']);
    expect(column(table, 'since')).toEqual([Date.UTC(2024, 1, 29) / 1000, Date.UTC(2024, 0, 1, 12, 30) / 1000 + 0.5, NaN]);
    expect(table.columns[2]).toMatchObject({ unit: 'seconds since 1970' });
    expect(table.columns[3]).toMatchObject({ categories: ['false', 'true'], codes: Int32Array.of(1, 0, 0) });
    expect(table.source).toEqual({ file: 'file.csv', sha256: createHash('sha256').update(text).digest('hex') });
  });

  test.each([
    ['a byte order mark', '\ufeffa,b\n1,x\n2,y\n'],
    ['Windows line ends', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['old Mac line ends', 'a,b\r1,x\r2,y\r'],
    ['no line end at the end', 'a,b\n1,x\n2,y'],
    ['empty lines', '\na,b\n\n1,x\n\n2,y\n\n\n'],
    ['quotes', '"a","b"\n"1","x"\n"2","y"\n'],
    ['blanks around fields', ' a , b\n 1, x\n2 ,y \n']
  ])('%s: the same table', async (_, text) => {
    const table = await read(text);
    expect(table.columns).toEqual([
      { name: 'a', kind: 'number', values: Float64Array.of(1, 2) },
      { name: 'b', kind: 'category', codes: Int32Array.of(0, 1), categories: ['x', 'y'] }
    ]);
  });

  test('quotes hold delimiters, quotes and line ends; characters may be of several bytes and cut by the pieces of the file', async () => {
    const table = await read('note,n\n"a, ""b""\nc",1\n"löwe 🦁",2\n');
    expect(column(table, 'note')).toEqual(['a, "b"\nc', 'löwe 🦁']);
    const long = await read(`t,n\n${Array.from({ length: 60_000 }, (_, i) => `${i % 3 ? 'ä🦁' : '日本'},${i}`).join('\n')}`);
    expect(long.columns[0]).toMatchObject({ categories: ['ä🦁', '日本'] });
    expect(long.rows).toBe(60_000);
  });
});

describe('readCsv refuses', () => {
  const numbers = Array.from({ length: 50 }, (_, i) => `${i}`);
  test.each<[string, string | Uint8Array, ReadCsvOptions | undefined, string | RegExp]>([
    [
      'a row with too few fields',
      'a,b,c\n1,2,3\n4,5\n',
      undefined,
      'readCsv: "file.csv", line 3 (row 1 of the data, counted from 0): expected 3 fields as in the header, got 2 (the last is column "b"); correct the line, and quote fields that contain ","'
    ],
    ['a row with too many', 'a,b\n1,2\n3,4,5\n', undefined, 'expected 2 fields as in the header, got 3 (the surplus is "5")'],
    ['a ragged row after lines that do not count', '\na,b\n"x\r\ny",1\n\n"z\nz",2\n1\n', undefined, 'line 8 (row 2 of the data'],
    [
      'another delimiter than the one that was asked for',
      'a;b\n1;2\n',
      { delimiter: ',' },
      'readCsv: "file.csv": expected columns separated by ",", got a first line of "a;b"; read it with {delimiter: ";"}'
    ],
    ['tabs where commas were asked for', 'a\tb\n1\t2\n', { delimiter: ',' }, 'read it with {delimiter: "\\t"}'],
    ['commas where semicolons were asked for', 'a,b\n1,2\n', { delimiter: ';' }, 'read it with {delimiter: ","}'],
    ['an empty file', '', undefined, 'readCsv: "file.csv": expected rows, got an empty file; write it again'],
    ['empty lines alone', '\n\n', undefined, 'readCsv: "file.csv": expected a header and rows, got empty lines'],
    ['a header alone', 'a,b\n', undefined, 'readCsv: "file.csv": expected rows, got only the header a, b'],
    [
      'a name that is there twice',
      'a,b,a\n1,2,3\n',
      undefined,
      'readCsv: "file.csv": expected every column to have a different name, got "a" for columns 1 and 3; rename one in the first line'
    ],
    [
      'text among numbers',
      `n,m\n${numbers.map((n) => `${n === '30' ? 'thirty' : n},1`).join('\n')}`,
      undefined,
      'readCsv: "file.csv", line 32 (row 30 of the data, counted from 0), column "n": expected a number like the rest, got "thirty" (98 % of the column are numbers); correct it, read it as missing with {missing: ["thirty"]}, or the column as text with {types: {"n": \'category\'}}'
    ],
    [
      'text after very many numbers',
      `n\n${Array.from({ length: 5000 }, (_, i) => i).join('\n')}\nend\n`,
      undefined,
      'line 5002 (row 5000 of the data, counted from 0), column "n": expected a number like the rest, got "end"'
    ],
    [
      'text in a column that has to be numbers',
      'n\n1\nx\n',
      { types: { n: 'number' } },
      'line 3 (row 1 of the data, counted from 0), column "n"'
    ],
    ['a hexadecimal number', 'n\n1\n0x1f\n', { types: { n: 'number' } }, 'expected a number like the rest, got "0x1f"'],
    [
      'a day that is none',
      'd\n2023-02-29\n',
      { types: { d: 'time' } },
      'column "d": expected an ISO 8601 date like the rest, got "2023-02-29"'
    ],
    [
      'a column without values',
      'a,b\n1,NA\n2,\n',
      undefined,
      'readCsv: "file.csv", column "b": expected values, got only missing ones; leave it out with {ignore: ["b"]}'
    ],
    [
      'a quote that does not close',
      'a,b\n1,2\n3,"4\n5,6\n',
      undefined,
      'readCsv: "file.csv", line 3 (row 1 of the data, counted from 0), column "b": expected a closing quote, got the end of the file'
    ],
    [
      'a quote inside a field',
      'a,b\n1,x"y\n',
      undefined,
      'line 2 (row 0 of the data, counted from 0), column "b": expected quotes around the whole field'
    ],
    ['text after a quote', 'a,b\n1,"x"y\n', undefined, 'column "b": expected the field to end with its quote, got more text'],
    ['a quote in the header that does not close', '"a,b\n1,2\n', undefined, 'line 1 (the header): expected a closing quote'],
    [
      'a column that is missing',
      'Time,V1,Amount\n1,2,3\n',
      { columns: ['Time', 'amount'] },
      'readCsv: "file.csv": expected columns to name a column, got "amount"; did you mean "Amount"? The columns are Time, V1, Amount'
    ],
    [
      'a misspelt column to ignore',
      'age,b\n1,2\n',
      { ignore: ['agee'] },
      'expected ignore to name a column, got "agee"; did you mean "age"?'
    ],
    ['a misspelt column with a type', 'age,b\n1,2\n', { types: { aeg: 'number' } }, 'expected types to name a column, got "aeg"'],
    [
      'a binary file',
      Uint8Array.of(97, 44, 0, 10, 1, 2),
      undefined,
      'readCsv: "file.csv": expected text in UTF-8, got a zero byte, as in a binary file or UTF-16'
    ],
    ['a Parquet file', 'PAR1....', undefined, 'got a Parquet file; read it with readParquet'],
    [
      'a gzip file that is cut off',
      gzipSync('a,b\n1,2\n').subarray(0, 20),
      undefined,
      'readCsv: "file.csv": expected a whole gzip file, got one that is cut off at its end; copy it again'
    ],
    [
      'a gzip file with other bytes in it',
      damaged(gzipSync('a,b\n1,2\n'.repeat(99))),
      undefined,
      'expected a whole gzip file, got a damaged one'
    ],
    ['a spreadsheet in a gzip file', gzipSync('PK\x03\x04'), undefined, 'got a zip file or a spreadsheet'],
    [
      'UTF-16 without a mark',
      Buffer.from('a,b\n1,2\n', 'utf16le'),
      undefined,
      "got UTF-16 without a mark; read it with {encoding: 'utf-16le'}"
    ],
    [
      'bytes that are no text in the encoding',
      Uint8Array.of(97, 10, 0x81, 0xff, 10),
      { encoding: 'shift_jis' },
      'expected text in shift_jis, got bytes that are none; give its own {encoding}'
    ],
    [
      'an unknown encoding',
      'a\n1\n',
      { encoding: 'klingon' },
      'expected encoding to be the name of one, got "klingon"; give "utf-8"'
    ],
    [
      'Latin-1',
      Buffer.from('name,b\nAnna,1\nJos\u00e9,2\n', 'latin1'),
      undefined,
      'readCsv: "file.csv", line 3 (row 1 of the data, counted from 0), column "name": expected text in UTF-8, got "Jos\ufffd"; save the file as UTF-8, or name its {encoding}: \'windows-1252\' reads it as "José"'
    ],
    ['an unknown option', 'a\n1\n', { delimeter: ';' } as never, 'did you mean "delimiter"?'],
    ['a long delimiter', 'a\n1\n', { delimiter: '::' }, 'readCsv: expected delimiter to be one character, got "::"'],
    [
      'an unknown type',
      'a\n1\n',
      { types: { a: 'text' as never } },
      'expected the type of "a" to be "number", "category" or "time", got "text"'
    ],
    ['missing that is no list', 'a\n1\n', { missing: 'NA' as never }, 'readCsv: expected missing to be texts, got "NA"']
  ])('%s', async (_, text, options, message) => {
    await expect(read(text, options)).rejects.toThrow(message);
  });

  test('a path that is no file, and says which', async () => {
    const path = write('here.csv', 'a\n1\n');
    await expect(readCsv(`${path}.not`)).rejects.toThrow(/^readCsv: "here.csv.not": expected a file at .*, got none/);
    await expect(readCsv(dirname(path))).rejects.toThrow(/^readCsv: "stillroom-.*": expected a file, got a folder/);
    await expect(readCsv(7 as never)).rejects.toThrow('readCsv: expected a path, got 7');
  });
});

describe('readCsv decides', () => {
  test('few numbers, or few distinct ones, beside text are categories', async () => {
    const table = await read(
      `code,ticket\n${Array.from({ length: 100 }, (_, i) => `${i === 50 ? 'U' : i % 10},${i % 3 ? i : `A${i}`}`).join('\n')}`
    );
    expect(table.columns[0]).toMatchObject({ kind: 'category', categories: [...'0123456789', 'U'] });
    expect(table.columns[1]).toMatchObject({ kind: 'category' });
    expect(table.findings).toMatchObject([{ check: 'identifier', value: 100, level: 'warning' }]);
  });

  test('types, missing and ignore have the last word', async () => {
    const text = 'zip,n,drop\n01234,-999,x\n1234,5,x\n01234,7,x\n';
    const table = await read(text, { types: { zip: 'category' }, missing: ['-999'], ignore: ['drop'], name: 'mine' });
    expect(table.name).toBe('mine');
    expect(column(table, 'zip')).toEqual(['01234', '1234', '01234']);
    expect(column(table, 'n')).toEqual([NaN, 5, 7]);
    expect(table.columns.length).toBe(2);
    expect(column(await read(text, { types: { n: 'number' }, missing: ['-999'] }), 'n')).toEqual([NaN, 5, 7]);
  });

  test('infinite numbers are numbers, and times may have a zone', async () => {
    const table = await read('n,t\ninf,2024-01-01T00:00:00+01:30\n-Infinity,2024-01-01T00:00Z\n2,2024-01-01 00:00:00-0500\n');
    expect(column(table, 'n')).toEqual([Infinity, -Infinity, 2]);
    const start = Date.UTC(2024, 0, 1) / 1000;
    expect(column(table, 't')).toEqual([start - 5400, start, start + 18_000]);
  });

  test('very many distinct numbers, times and texts keep their values and their missing ones', async () => {
    const rows = 3000;
    const day = (i: number) => new Date(i * 86_400_000).toISOString().slice(0, 10);
    const text = Array.from({ length: rows }, (_, i) =>
      i % 7 ? `${i / 8},${day(i)},id${i},${i || 'x'}` : `,,,${i || 'x'}`
    ).join('\n');
    const table = await read(`n,d,id,mixed\n${text}`, { types: { mixed: 'category' } });
    expect(column(table, 'n')).toEqual(Array.from({ length: rows }, (_, i) => (i % 7 ? i / 8 : NaN)));
    expect(column(table, 'd')).toEqual(Array.from({ length: rows }, (_, i) => (i % 7 ? i * 86_400 : NaN)));
    expect(column(table, 'id')).toEqual(Array.from({ length: rows }, (_, i) => (i % 7 ? `id${i}` : null)));
    expect(column(table, 'mixed')[2999]).toBe('2999');
  });
});

test('a table shows its head and its types, and none of that is in its JSON', async () => {
  const table = await read(
    `n,job,at\n${Array.from({ length: 20 }, (_, i) => `${i / 3},<${i % 2}>,2024-01-01 10:0${i % 10}:00`).join('\n')}`
  );
  const shown = (table as any)[Symbol.for('Jupyter.display')]();
  expect(shown['text/plain']).toBe('file: 20 rows x 3 columns: n (number), job (category of 2), at (time)');
  expect(shown['text/html']).toContain('<th scope="col">job (category of 2)</th>');
  expect(shown['text/html']).toContain('<th scope="row">1</th><td>0.3333333</td><td>&lt;1&gt;</td><td>2024-01-01 10:01</td>');
  expect(shown['text/html']).not.toContain('<th scope="row">8</th>');
  expect(Object.keys(table)).toEqual(['name', 'rows', 'columns', 'source', 'findings']);
});
