import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fc } from '../../seededFastCheck';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import { tabular } from '../../../src/data/tables/tabular';
import { mulberry32 } from '../../mulberry32';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();

/** A table whose columns are as long as it says, or an error of ours. */
async function tableOrError(read: () => ReturnType<typeof readCsv>, reader: string): Promise<void> {
  try {
    const { rows, columns } = await read();
    for (const column of columns) {
      const list = column.kind === 'number' ? column.values : column.codes;
      expect(list.length).toBe(rows);
      if (column.kind === 'category')
        expect(column.codes.every((code) => code >= -1 && code < column.categories.length)).toBe(true);
    }
  } catch (error) {
    expect(String(error)).toMatch(new RegExp(`^(Error|RangeError|TypeError): ${reader}: "damaged[^"]*"`));
    expect(String(error)).toMatch(/: expected .*, got .*; /s);
  }
}

test('readCsv gives a table or says what is wrong, whatever the text', async () => {
  const piece = fc.constantFrom(
    'a',
    '1',
    '2.5',
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '-',
    'NA',
    '?',
    'ö',
    '%',
    '2024-01-01',
    '"x",'
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(',', ';', '\t', ' '), (content, delimiter) =>
      tableOrError(() => readCsv(write('damaged.csv', content), { delimiter }), 'readCsv')
    ),
    { numRuns: 400 }
  );
});

test('readCsv gives a table or says what is wrong, whatever the bytes', async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(bytes, (content) => tableOrError(() => readCsv(write('damaged.csv', content)), 'readCsv')),
    { numRuns: 300 }
  );
});

test.each(['uncompressed', 'snappy', 'gzip', 'zstd'])(
  'readParquet of %s.parquet, cut or with some bytes changed, gives a table or says what is wrong',
  async (name) => {
    const whole = readFileSync(join(import.meta.dirname, `../../reference/data/tables/${name}.parquet`));
    const next = mulberry32(11);
    const place = () => Math.floor(whole.length * next());
    for (let round = 0; round < 60; round++) {
      const bytes = Buffer.from(round % 3 ? whole : whole.subarray(0, place()));
      if (round % 3)
        for (let i = 0; i < round % 5; i++)
          bytes[round % 2 ? place() : bytes.length - 1 - (place() % 3000)] = Math.floor(256 * next());
      if (bytes.length === 0) continue;
      await tableOrError(() => readParquet(write('damaged.parquet', bytes)), 'readParquet');
    }
  }
);

test('what was read can be made a dataset or is refused with a sentence', async () => {
  const cell = fc.constantFrom('1', '2', '7.5', 'x', 'y', '', 'NA', '-inf', '2024-01-01', 'true', '3e39');
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const path = write('damaged.csv', `a,b,c\n${rows.map((row) => row.join(',')).join('\n')}\n`);
      const read = await readCsv(path).catch(() => undefined);
      if (!read) return;
      try {
        const { x, y, shape, classes } = tabular(read, { label: 'c', dropUnlabelled: true });
        expect(x.length).toBe(y.length * shape[0]);
        expect(y.every((label) => label >= 0 && label < classes.length)).toBe(true);
      } catch (error) {
        expect(String(error)).toMatch(/^(RangeError|TypeError): tabular: .*expected .*, got .*; /);
      }
    }),
    { numRuns: 300 }
  );
});

test.each<[string, () => string, string]>([
  [
    'a field of 65 MiB',
    () => `a,b\n1,${'x'.repeat(65 * 2 ** 20)}\n`,
    'line 2 (row 0 of the data, counted from 0): expected a record of at most 64 MiB, got a longer one, "1,xxx'
  ],
  [
    'a quote that is open for 65 MiB',
    () => `a,b\n1,"${'x\n'.repeat(33 * 2 ** 20)}`,
    'line 2 (row 0 of the data, counted from 0): expected a record of at most 64 MiB, got a longer one, "1,\\"x\\nx'
  ],
  ['a first line of 65 MiB', () => 'x,'.repeat(33 * 2 ** 20), 'line 1 (the header): expected a first line of at most 64 MiB'],
  [
    'more than 100,000 columns',
    () => Array.from({ length: 100_001 }, (_, i) => `c${i}`).join(),
    'readCsv: "damaged.csv": expected at most 100,000 columns, got 100,001'
  ]
])('readCsv refuses %s', async (_, text, message) => {
  await expect(readCsv(write('damaged.csv', text()))).rejects.toThrow(message);
});

test('readCsv takes any name of a column that is one', async () => {
  const path = write('damaged.csv', '__proto__,constructor,toString\n1,2,x\n3,4,y\n');
  const { columns } = await readCsv(path, JSON.parse('{"types": {"constructor": "category"}}'));
  expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
    ['__proto__', 'number'],
    ['constructor', 'category'],
    ['toString', 'category']
  ]);
});
