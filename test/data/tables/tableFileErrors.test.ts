import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { split } from '../../../src/data/split';
import { tf } from '../../../src/engine/tf';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import { tabular, type TabularOptions } from '../../../src/data/tables/tabular';
import { mulberry32 } from '../../mulberry32';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const next = mulberry32(1);
const pick = (...list: string[]) => list[Math.floor(next() * list.length)];
const header = ['age', 'income', 'job', 'default'];
const good = [
  header,
  ...Array.from({ length: 100 }, (_, i) => [
    String(18 + Math.floor(60 * next())),
    i % 9 ? (30_000 * next()).toFixed(2) : '',
    pick('nurse', 'clerk', '?'),
    i % 5 ? 'good' : 'bad'
  ])
];
const joined = (rows: readonly (readonly string[])[], mark = ',', end = '\n') => rows.map((row) => row.join(mark) + end).join('');
/** The rows with another value in some of them; rows are counted from 0 without the header. */
const changed = (column: string, value: string, isChanged: (row: number) => boolean) =>
  joined(good.map((row, i) => row.map((text, c) => (i > 0 && header[c] === column && isChanged(i - 1) ? value : text))));

interface Told {
  csv?: ReadCsvOptions;
  tabular?: Partial<TabularOptions>;
}

async function splitOf(path: string, told: Told = {}) {
  const table = path.endsWith('.parquet') ? await readParquet(path) : await readCsv(path, told.csv);
  return split(tabular(table, { label: 'default', ...told.tabular }), {});
}

describe('a file becomes splits whatever its', () => {
  const plain = joined(good);
  test.each<[string, string | Uint8Array, Told | undefined]>([
    ['byte order mark', `\ufeff${plain}`, undefined],
    ['CR line ends', joined(good, ',', '\r'), undefined],
    ['CR LF line ends', joined(good, ',', '\r\n'), undefined],
    ['line ends, the first another one than the rest', plain.replace('\n', '\r\n'), undefined],
    ['line ends, the others another one than the first', joined(good, ',', '\r\n').replace('\r\n', '\n'), undefined],
    ['empty and blank lines', plain.replaceAll('\n', '\n\n  \n'), undefined],
    ['delimiter, that is said', joined(good, ';'), { csv: { delimiter: ';' } }],
    ['delimiter', joined(good, ';'), undefined],
    ['delimiter, a tab', joined(good, '\t'), undefined],
    ['delimiter, a bar', joined(good, '|'), undefined],
    ['packing', gzipSync(plain), undefined],
    ['UTF-16', Buffer.from(`\ufeff${plain}`, 'utf16le'), undefined],
    ['encoding', Buffer.from(plain.replaceAll('nurse', 'n\u00fcrse'), 'latin1'), { csv: { encoding: 'latin1' } }],
    ['blanks as delimiter', joined(good, ' '), { csv: { delimiter: ' ' } }],
    ['quotes around everything', joined(good.map((row) => row.map((text) => `"${text}"`))), undefined],
    [
      'decimal comma',
      joined(
        good.map((row) => row.map((text) => text.replace('.', ','))),
        ';'
      ),
      { csv: { delimiter: ';', decimal: ',' } }
    ],
    ['rows without a label', `${plain}31,1.5,nurse,\n28,2.5,clerk,NaN\n`, { tabular: { dropUnlabelled: true } }]
  ])('%s', async (_, content, told) => {
    const expected = await splitOf(write('plain.csv', plain));
    const { train, validation, test: last } = await splitOf(write('plain.csv', content), told);
    for (const [part, same] of [
      [train, expected.train],
      [validation!, expected.validation!],
      [last!, expected.test!]
    ]) {
      expect(part.x).toEqual(same.x);
      expect(part.y).toEqual(same.y);
      expect(part.classes).toEqual(['good', 'bad']);
    }
    expect(train.y.length + validation!.y.length + last!.y.length).toBe(100);
  });
});

describe('one error that names the file, the line and the column for', () => {
  const plain = joined(good);
  const quoted = (mark: string) =>
    joined(
      good.map((row) => row.map((text) => `"${text}"`)),
      mark
    );
  test.each<[string, string | Uint8Array, Told | undefined, string]>([
    [
      'a row that is too short',
      plain.replace(joined([good[40]]), '40,5\n'),
      undefined,
      'readCsv: "bad.csv", line 41 (row 39 of the data, counted from 0): expected 4 fields as in the header, got 2 (the last is column "income"); correct the line, and quote fields that contain ","'
    ],
    [
      'a row that is too long',
      `${plain}1,2,nurse,good,more\n`,
      undefined,
      'readCsv: "bad.csv", line 102 (row 100 of the data, counted from 0): expected 4 fields as in the header, got 5 (the surplus is "more")'
    ],
    [
      'semicolons',
      joined(good, ';'),
      { csv: { delimiter: ',' } },
      'readCsv: "bad.csv": expected columns separated by ",", got a first line of "age;income;job;default"; read it with {delimiter: ";"}'
    ],
    [
      'semicolons, quoted',
      quoted(';'),
      { csv: { delimiter: ',' } },
      'readCsv: "bad.csv": expected columns separated by ",", got a first line of "\\"age\\";\\"income\\";\\"job\\";\\"default\\""; read it with {delimiter: ";"}'
    ],
    [
      'semicolons and names with commas',
      'a;b, in euro;c\n1;2;3\n',
      { csv: { delimiter: ',' } },
      'got 1 (the last is column "a;b"); read it with {delimiter: ";"}'
    ],
    ['tabs, quoted', `\n${quoted('\t')}`, { csv: { delimiter: ',' } }, 'read it with {delimiter: "\\t"}'],
    ['bars', joined(good, '|'), { csv: { delimiter: ',' } }, 'read it with {delimiter: "|"}'],
    ['blanks', joined(good, ' '), undefined, 'got a first line of "age income job default"; read it with {delimiter: " "}'],
    [
      'commas, when told otherwise',
      plain,
      { csv: { delimiter: ';' } },
      'expected columns separated by ";", got a first line of "age,income,job,default"; read it with {delimiter: ","}'
    ],
    ['commas and quotes, when told otherwise', quoted(','), { csv: { delimiter: ';' } }, 'read it with {delimiter: ","}'],
    ['an empty file', '', undefined, 'readCsv: "bad.csv": expected rows, got an empty file; write it again'],
    ['blank lines', '\n \n\t\n', undefined, 'readCsv: "bad.csv": expected a header and rows, got empty lines'],
    [
      'a header alone',
      'age,default',
      undefined,
      'readCsv: "bad.csv": expected rows, got only the header age, default; write the file again'
    ],
    [
      'a title before the header',
      `Loans of 2019\n\n${plain}`,
      undefined,
      'readCsv: "bad.csv", line 3 (row 0 of the data, counted from 0): expected 1 field as in the header, got 4 (the surplus is "income"); remove the lines before the names of the columns (line 1 has only "Loans of 2019"), or give the delimiter'
    ],
    [
      'a column missing',
      plain,
      { csv: { columns: ['age', 'amount'] } },
      'readCsv: "bad.csv": expected columns to name a column, got "amount"; name one of them. The columns are age, income, job, default'
    ],
    [
      'the label missing',
      joined(good.map((row) => row.slice(0, 3))),
      undefined,
      'tabular: "bad.csv": expected label to name a column, got "default"; name one of them. The columns are age, income, job'
    ],
    [
      'the label in another case',
      plain.replace('default', 'Default'),
      undefined,
      'tabular: "bad.csv": expected label to name a column, got "default"; did you mean "Default"? The columns are age, income, job, Default'
    ],
    [
      'text in a number column',
      changed('age', 'forty', (row) => row === 56),
      undefined,
      'readCsv: "bad.csv", line 58 (row 56 of the data, counted from 0), column "age": expected a number like the rest, got "forty" (99 % of the column are numbers)'
    ],
    [
      'a constant label',
      changed('default', 'good', () => true),
      undefined,
      'tabular: "bad.csv", label "default": expected two or more classes, got "good" in all 100 rows; choose another column'
    ],
    [
      'a constant label of numbers',
      changed('default', '0', () => true),
      undefined,
      'label "default": expected two or more classes, got "0" in all 100 rows'
    ],
    [
      'a column without values',
      changed('income', 'NA', () => true),
      undefined,
      'readCsv: "bad.csv", column "income": expected values, got only missing ones; leave it out with {ignore: ["income"]}'
    ],
    [
      'a label without values',
      changed('default', '', () => true),
      undefined,
      'readCsv: "bad.csv", column "default": expected values, got only missing ones'
    ],
    [
      'a label that some rows lack',
      changed('default', '', (row) => row % 50 === 8),
      undefined,
      'tabular: "bad.csv", label "default": expected a class in every row, got 2 rows without one, the first is row 8 of the data, counted from 0; correct the file or leave such rows out with {dropUnlabelled: true}'
    ],
    [
      'a label of amounts',
      joined([['a', 'default'], ...good.slice(1).map(([age], i) => [age, String(i)])]),
      undefined,
      'tabular: "bad.csv", label "default": expected at most 50 classes, got more different numbers, like 0, 1, 2; name the column of the classes'
    ],
    [
      'an infinite number',
      changed('income', 'inf', (row) => row === 3),
      undefined,
      'tabular: "bad.csv", column "income", row 3 of the data, counted from 0: expected a finite number that float32 can hold, got Infinity'
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(plain, 'utf16le'),
      undefined,
      'readCsv: "bad.csv": expected text in UTF-8, got UTF-16 without a mark; read it with {encoding: \'utf-16le\'}'
    ],
    [
      'Latin-1',
      Buffer.from(
        changed('job', 'k\u00f6chin', (row) => row === 20),
        'latin1'
      ),
      undefined,
      'readCsv: "bad.csv", line 22 (row 20 of the data, counted from 0), column "job": expected text in UTF-8, got "k\ufffdchin"; save the file as UTF-8, or name its {encoding}'
    ],
    [
      'Latin-1 in the header',
      Buffer.from(plain.replace('income', 'einkünfte'), 'latin1'),
      undefined,
      'readCsv: "bad.csv", line 1 (the header), column "eink\ufffdnfte"'
    ],
    [
      'a name that is there twice',
      plain.replace('income', 'age'),
      undefined,
      'readCsv: "bad.csv": expected every column to have a different name, got "age" for columns 1 and 2; rename one in the first line'
    ],
    [
      'no header, with a value twice',
      '5,1,5,x\n6,2,7,y\n',
      undefined,
      'got "5" for columns 1 and 3; write names into a line before the first, which looks like data'
    ],
    [
      'a gzip file in another',
      gzipSync(gzipSync(plain)),
      undefined,
      'readCsv: "bad.csv": expected a CSV file, got a gzip file inside another'
    ],
    [
      'a web page',
      '<!DOCTYPE html>\n<html></html>',
      undefined,
      'readCsv: "bad.csv": expected a CSV file, got a web page; download the file itself'
    ],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n', undefined, 'got a pointer of Git LFS'],
    [
      'a Parquet file',
      readFileSync(join(import.meta.dirname, '../../reference/data/tables/uncompressed.parquet')),
      undefined,
      'expected a CSV file, got a Parquet file; read it with readParquet'
    ],
    ['a zero byte', `${plain}\0`, undefined, 'readCsv: "bad.csv": expected text in UTF-8, got a zero byte']
  ])('%s', async (_, content, told, message) => {
    const tensors = tf.memory().numTensors;
    await expect(splitOf(write('bad.csv', content), told)).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('a folder, and a file that is not there', async () => {
    const folder = join(dirname(write('here.csv', 'a\n')), 'folder.csv');
    mkdirSync(folder, { recursive: true });
    await expect(splitOf(folder)).rejects.toThrow(
      'readCsv: "folder.csv": expected a file, got a folder; give the path of one file in it'
    );
    await expect(splitOf(`${folder}/none.csv`)).rejects.toThrow('readCsv: "none.csv": expected a file at');
  });

  test('a Parquet file cut in half, and a CSV file of that name', async () => {
    const whole = readFileSync(join(import.meta.dirname, '../../reference/data/tables/snappy.parquet'));
    const half = write('half.parquet', whole.subarray(0, whole.length / 2));
    await expect(splitOf(half)).rejects.toThrow(
      'readParquet: "half.parquet": expected a whole Parquet file, got one that is cut off at its end; copy it again'
    );
    await expect(splitOf(write('csv.parquet', joined(good)))).rejects.toThrow(
      'readParquet: "csv.parquet": expected a Parquet file, got a file that starts differently; read text with readCsv'
    );
  });
});

test('a quote that is never closed is told by the line where it starts, also in a file of many megabytes', async () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `${i},${i % 7},some text that makes the line longer`);
  lines[17] = `17,"3,some text`;
  await expect(readCsv(write('open.csv', `a,b,c\n${lines.join('\n')}\n`))).rejects.toThrow(
    'readCsv: "open.csv", line 19 (row 17 of the data, counted from 0), column "b": expected a closing quote, got the end of the file'
  );
});
