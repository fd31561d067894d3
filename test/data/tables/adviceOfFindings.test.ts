import { describe, expect, test } from 'vitest';
import type { Column, Table } from '../../../src/data/tables/columns/Table';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import { readParquet } from '../../../src/data/tables/parquet/readParquet';
import { tableFromRows } from '../../../src/data/tables/tableFromRows';
import { int32s, makeParquetFile, plainTexts } from './makeParquetFile';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const read = (text: string | Uint8Array, options?: ReadCsvOptions) => readCsv(write('advice.csv', text), options);
const csvOf = (texts: readonly string[], mark = ',') =>
  `a${mark}y\n${texts.map((text, i) => `${text}${mark}${i % 2}`).join('\n')}\n`;
const readers: [string, (texts: readonly string[], options?: object) => Promise<Table>][] = [
  ['readCsv', async (texts, options) => read(csvOf(texts, ';'), { ...options, delimiter: ';' })],
  ['table', async (texts, options) => tableFromRows({ a: texts as string[] }, options)],
  [
    'readParquet',
    async (texts, options) => {
      const pages = [{ values: texts.length, bytes: plainTexts(...texts) }];
      const file = makeParquetFile({ rows: texts.length, columns: [{ name: 'a', type: 6, pages }] });
      return readParquet(write('advice.parquet', file), options);
    }
  ]
];

/** The options that an advice names, one object for each `{...}`. */
const optionsIn = (hint: string): object[] =>
  (hint.match(/\{(?:[^{}]|\{[^{}]*\})*\}/g) ?? []).map((text) => Function(`return (${text})`)() as object);
const valuesOf = (column: Column) =>
  column.kind === 'number' ? [...column.values] : Array.from(column.codes, (code) => column.categories[code] ?? null);
const first = ({ columns }: Table) => valuesOf(columns[0]);
const checks = ({ findings }: Table) => findings.map(({ check }) => check);
const hintOf = ({ findings }: Table, check: string) => findings.find((one) => one.check === check)!.hint!;
const failure = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe.each(readers)('%s of texts', (_, readTexts) => {
  test.each([
    ['12 %', '0.12', 'expected all numbers with "%" or none, got "12 %"'],
    ['$5', '€5', 'expected numbers of one unit, got "$5" and "€5"; write them in one'],
    [
      '1,234',
      '2,345',
      'expected to know whether "1,234" is 1234 or 1.234, got no decimal mark; give {decimal: \',\'} if it is 1.234'
    ]
  ])('with types: {a: "number"} refuses to guess what %s and %s mean', async (one, other, message) => {
    expect(await failure(() => readTexts([one, other], { types: { a: 'number' } }))).toContain(message);
  });

  test('with types: {a: "number"} reads either meaning of "1,234" as the error advises', async () => {
    const message = await failure(() => readTexts(['1,234', '2,345'], { types: { a: 'number' } }));
    const [comma, point] = optionsIn(message);
    expect(first(await readTexts(['1,234', '2,345'], { types: { a: 'number' }, ...comma }))).toEqual([1.234, 2.345]);
    expect(first(await readTexts(['1,234', '2,345'], { types: { a: 'number' }, ...point }))).toEqual([1234, 2345]);
  });

  test.each([
    ['9007199254740993', 'precision', ['9007199254740993', '5', '6']],
    ['1e999', 'infinite', [NaN, 5, 6]]
  ])('with types: {a: "number"} has the findings about %s, and their advice helps', async (text, check, values) => {
    const texts = [text, '5', '6'];
    const table = await readTexts(texts, { types: { a: 'number' } });
    expect(checks(table)).toEqual([check]);
    const [advice] = optionsIn(hintOf(table, check));
    const order = (list: unknown[]) => [...list].sort();
    expect(order(first(await readTexts(texts, { types: { a: 'number' }, ...advice })))).toEqual(order(values));
  });

  test.each([['-999.0'], ['-999'], ['-9.99e2'], ['-999.00'], ['-$999.00']])(
    'a sentinel written %s is said though the type was given, and is missing as the advice says',
    async (text) => {
      const texts = [...Array.from({ length: 30 }, (_, i) => (text.includes('$') ? `$${i + 20}.50` : `${i + 20}.5`)), text, text];
      const asked = { types: { a: 'number' as const } };
      const table = await readTexts(texts, asked);
      expect(checks(table)).toEqual(['sentinel']);
      const again = await readTexts(texts, { ...asked, ...optionsIn(hintOf(table, 'sentinel'))[0] });
      expect(first(again).slice(28)).toEqual([48.5, 49.5, NaN, NaN]);
      expect(checks(again)).toEqual([]);
    }
  );

  test.each<[string, string[], (number | null)[]]>([
    ['a decimal comma', ['1,5', '2,25', '3,75'], [1.5, 2.25, 3.75]],
    ['a decimal comma and points', ['1.234,5', '2,25', '-7,5 €'], [1234.5, 2.25, -7.5]],
    ['dates', ['31.12.2024', '01.02.2023', '13.01.2024'], [1735603200, 1675209600, 1705104000]],
    ['money', ['$5.50', '$1,234.00', '$7.00'], [5.5, 1234, 7]],
    ['dates of East Asia', ['2023年1月5日', '2023年11月15日'], [1672876800, 1700006400]]
  ])('%s: the advice reads them', async (_what, texts, values) => {
    const [{ hint }] = (await readTexts(texts)).findings;
    expect(first(await readTexts(texts, optionsIn(hint!)[0]))).toEqual(values);
  });

  test('a decimal comma was asked for, "706.243" has a point: both readings are said', async () => {
    const { findings } = await readTexts(['706.243', '22.160', '737.296'], { decimal: ',' });
    expect(findings).toMatchObject([
      {
        says: expect.stringContaining('and "22.160" may be 22160 or 22.16'),
        hint: 'read it with {types: {"a": \'number\'}} if it is 22160; if it is 22.16, write it with a decimal comma, as was asked for'
      }
    ]);
    expect((await readTexts(['1,500', '2,250', '3,125'], { decimal: '.' })).findings[0].hint).toBe(
      'read it with {types: {"a": \'number\'}} if it is 1500; if it is 1.5, write it with a decimal point, as was asked for'
    );
    // No option reads both marks, so none is advised.
    expect((await readTexts(['456.77', '347.5', '1.25'], { decimal: ',' })).findings[0].hint).toMatch(
      /^write the decimals of the file alike, with a comma; or read it with \{decimal: '\.', types: \{"a": 'number'\}\} if no other column has a decimal comma$/
    );
  });

  test('dates of two digits: the advice names the pivot, and what it makes of births before 1970 is said', async () => {
    const texts = ['01.01.60', '02.02.65', '31.12.75'];
    const [{ hint }] = (await readTexts(texts)).findings;
    expect(hint).toContain('takes the years 70 to 99 for 1970 to 1999 and 00 to 69 for 2000 to 2069');
    const { findings } = await readTexts(texts, optionsIn(hint!)[0]);
    expect(findings).toMatchObject([
      { check: 'datesInFuture', level: 'info', value: 2, says: expect.stringContaining('2065-02-02') }
    ]);
    // A date of four digits may be due then.
    expect((await readTexts(['01.01.2060', '31.12.2075'], { formats: { a: 'DD.MM.YYYY' } })).findings).toEqual([]);
  });

  test('one day that does not exist among dates of another manner is shown with its row, and the advice reads the rest', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => (i === 7 ? '31.02.2024' : `${String(i + 1).padStart(2, '0')}.03.2024`));
    const [{ says, hint }] = (await readTexts(texts)).findings;
    expect(says).toContain('but "31.02.2024" in row 7 of the data, counted from 0, is none');
    const table = await readTexts(texts, Object.assign({}, ...optionsIn(hint!)));
    expect(first(table).slice(6, 9)).toEqual([Date.UTC(2024, 2, 7) / 1000, NaN, Date.UTC(2024, 2, 9) / 1000]);
  });
});

test('readCsv refuses a day that does not exist among ISO dates, with its line, and reads it as the error advises', async () => {
  const text = csvOf(
    Array.from({ length: 30 }, (_, i) => (i === 7 ? '2024-02-31' : `2024-03-${String(i + 1).padStart(2, '0')}`))
  );
  const message = await failure(() => read(text));
  expect(message).toContain(
    'line 9 (row 7 of the data, counted from 0), column "a": expected an ISO 8601 date like the rest, got "2024-02-31" (96.6 % of the column are dates); correct it'
  );
  expect(first(await read(text, optionsIn(message)[0])).slice(6, 8)).toEqual([Date.UTC(2024, 2, 7) / 1000, NaN]);
});

test('table: ISO texts are read by types: {a: "time"}, as the finding says, and what is left out is left out with ignore', async () => {
  const data = { a: ['2024-01-01', '2024-01-02T12:00:00Z'], b: [null, null] };
  const [{ hint }] = tableFromRows({ a: data.a }).findings;
  expect(hint).toBe('read it with {types: {"a": \'time\'}}');
  expect(first(tableFromRows({ a: data.a }, optionsIn(hint!)[0]))).toEqual([1704067200, 1704196800]);
  const message = await failure(() => tableFromRows(data));
  expect(tableFromRows(data, optionsIn(message)[0]).columns.map(({ name }) => name)).toEqual(['a']);
});

test('table: numbers stay what they are with a decimal comma, and "-999" is the number', () => {
  const table = tableFromRows({ a: [1.5, '2,5', -999] }, { decimal: ',', types: { a: 'number' }, missing: ['-999'] });
  expect(first(table)).toEqual([1.5, 2.5, NaN]);
});

describe('sentinels', () => {
  const around = Array.from({ length: 60 }, (_, i) => 20 + (i % 50));
  const fills = [
    1e20, 1e10, 999999999, 9999999, 8888, -8888, -999.25, -9999.9, 9.969209968386869e36, 3.4e38, -3.4028234663852886e38
  ];
  test.each([...fills, Number.MAX_VALUE, -1, 255, -1e30, Math.fround(-9999.9)])(
    '%d far from all others is one, and missing as advised',
    async (value) => {
      const table = tableFromRows({ a: [...around, value, value] });
      expect(checks(table)).toEqual(['sentinel']);
      const advice = optionsIn(hintOf(table, 'sentinel'))[0];
      expect(first(tableFromRows({ a: [...around, value, value] }, advice)).slice(-2)).toEqual([NaN, NaN]);
      const text = csvOf([...around, value, value].map(String));
      expect(first(await read(text, optionsIn(hintOf(await read(text), 'sentinel'))[0])).slice(-2)).toEqual([NaN, NaN]);
    }
  );

  test.each<[string, (row: number) => number | null, number]>([
    ['in the last row', (row) => (row === 9999 ? -999 : 20 + (row % 50)), 1],
    ['in the first 5,000 rows', (row) => (row < 5000 ? -999 : 20 + (row % 50)), 5000],
    ['behind 9,000 missing values', (row) => (row < 9000 ? null : row % 100 === 0 ? -999 : 20 + (row % 50)), 10]
  ])('one of 10,000 rows is found %s', (_, valueOf, rows) => {
    const a = Array.from({ length: 10_000 }, (_, row) => valueOf(row));
    expect(tableFromRows({ a }).findings).toMatchObject([{ check: 'sentinel', value: rows }]);
  });

  test('a code among numbers that come near it late is none', () => {
    const a = Array.from({ length: 10_000 }, (_, row) => (row % 50 === 0 ? 999 : row < 9000 ? row % 40 : 990 + (row % 8)));
    expect(tableFromRows({ a }).findings).toEqual([]);
  });

  test('two of them beside each other are named together', () => {
    expect(tableFromRows({ a: [...around, -999, -998] }).findings).toMatchObject([
      {
        says: 'column "a" is -999 or -998 in 2 rows and from 20 to 69 in all others',
        hint: expect.stringContaining("['-999', '-998']")
      }
    ]);
  });

  test('with a decimal comma the advice writes them so', async () => {
    const text = csvOf([...around.map((value) => `${value},5`), '-999,25', '-999,25'], ';');
    const table = await read(text, { decimal: ',' });
    expect(hintOf(table, 'sentinel')).toContain("{missing: ['-999,25']}");
    expect(first(await read(text, { decimal: ',', missing: ['-999,25'] })).slice(-2)).toEqual([NaN, NaN]);
  });

  test.each<[string, number[]]>([
    ['0 to 255', Array.from({ length: 256 }, (_, i) => i)],
    ['-1 beside small numbers', [...Array.from({ length: 60 }, (_, i) => i % 9), -1, -1]],
    ['-1 once', [...around, -1]],
    ['powers of ten', Array.from({ length: 40 }, (_, i) => 10 ** (i % 26))],
    ['one large income', [...around.map((value) => value * 1000), 5_000_000]]
  ])('%s are none', (_, values) => {
    expect(checks(tableFromRows({ a: values }))).not.toContain('sentinel');
  });
});

describe('readCsv says what a column of texts or numbers may be', () => {
  test.each<[string, string[], string]>([
    ['dates of two manners', ['20240101', '2024-01-02', '20240103'], 'datesAsText'],
    ['weeks', ['2023-W05-6', '2023-W06-1', '2023-W07-2'], 'datesAsText'],
    ['days of the year', ['2023-018', '2023-019', '2023-364'], 'datesAsText'],
    ['mail dates', ['"Fri, 02 Aug 2024 10:00:00 GMT"', '"Sat, 03 Aug 2024 10:00:00 GMT"'], 'datesAsText'],
    ['fractions', ['1/2', '3/4', '0.5', '1/2'], 'otherNumbers'],
    ['limits', ['<5', '7', '12', '<5'], 'otherNumbers'],
    ['formulas', ['"=""00123"""', '"=""00456"""'], 'otherNumbers'],
    ['apostrophes', ["'00123", "'00456"], 'otherNumbers'],
    ['underscores', ['1_000', '2_500'], 'otherNumbers'],
    ['errors', ['5±1', '7±2'], 'otherNumbers'],
    ['binary', ['0b11', '0b101'], 'otherNumbers'],
    ['months', ['202301', '202302', '202303', '202304', '202312', '202401'], 'datesAsNumbers'],
    ['ranges', Array.from({ length: 25 }, (_, i) => `${i}-${i + 4}`), 'digitsAsText']
  ])('%s', async (_, texts, check) => {
    expect(checks(await read(csvOf(texts)))).toEqual([check]);
  });

  test('times in fourteen digits, which the advice reads', async () => {
    const text = csvOf(['20230101000000', '20230102123059', '20230103000000']);
    const table = await read(text);
    expect(checks(table)).toEqual(['datesAsNumbers']);
    expect(first(await read(text, optionsIn(hintOf(table, 'datesAsNumbers'))[0]))[1]).toBe(
      Date.UTC(2023, 0, 2, 12, 30, 59) / 1000
    );
  });

  test.each([
    ['letters with accents', 'caf\u00e9', 'cafe\u0301', '"caf\\u00e9"'],
    ['characters without width', 'yes', 'yes\u200b', '"yes\\u200b"']
  ])('two categories that look alike: %s', async (_, one, other, shown) => {
    const text = csvOf(Array.from({ length: 30 }, (_unused, i) => (i % 3 ? one : other)));
    const { findings } = await read(text);
    expect(findings).toMatchObject([{ check: 'spellings', says: expect.stringContaining('which look alike') }]);
    expect(findings[0].says).toContain(shown);
  });

  test.each(['^', '~', ':', '#', '/', '\x1f', '\x01'])(
    'a file cut by %j is one column, and the advice reads it',
    async (mark) => {
      const text = ['a b y', ...Array.from({ length: 20 }, (_, i) => `${i} ${i * 2} ${i % 2}`)].join('\n').replaceAll(' ', mark);
      const table = await read(text);
      expect(table.columns.length).toBe(1);
      const again = await read(text, optionsIn(hintOf(table, 'delimiter'))[0]);
      expect(again.columns.map(({ name }) => name)).toEqual(['a', 'b', 'y']);
    }
  );

  test('UTF-8 that is read as another encoding, but not what is in that encoding', async () => {
    const text = csvOf(['Müller', 'Köln', 'é']);
    const table = await read(text, { encoding: 'windows-1252' });
    expect(table.findings).toMatchObject([
      { check: 'encoding', level: 'warning', says: expect.stringContaining('"é" is "Ã©" then') }
    ]);
    expect(first(await read(text))).toEqual(['Müller', 'Köln', 'é']);
    expect((await read(Buffer.from(text, 'latin1'), { encoding: 'windows-1252' })).findings).toEqual([]);
    expect((await read(csvOf(['x', 'y']), { encoding: 'windows-1252' })).findings).toEqual([]);
  });
});

describe('readCsv refuses with advice that helps', () => {
  // "上海" and "北京", "東京" and "大阪", "Москва" and "Воронеж", in bytes.
  test.each([
    ['gb18030', 'c9cfbaa3', 'b1b1bea9', '上海'],
    ['shift_jis', '938c8b9e', '91e58de3', '東京'],
    ['big5', 'a578a55f', 'b0aab6af', '台北'],
    ['koi8-r', 'edcfd3cbd7c1', 'f7cfd2cfcec5d6', 'Москва'],
    ['windows-1252', '4dfc6c6c6572', '80756e64', 'Müller']
  ])('text in %s: it names the encoding and what it reads', async (encoding, one, other, shown) => {
    const lines = [one, other].map((hex) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(',1\n')]));
    const bytes = Buffer.concat([Buffer.from('a,y\n'), ...lines]);
    const message = await failure(() => read(bytes));
    expect(message).toContain(`name its {encoding}: '${encoding}' reads it as "${shown}"`);
    expect(first(await read(bytes, { encoding }))).toContain(shown);
  });

  test.each([['{"a": 1}\n{"a": 2}\n'], ['[{"a": 1}, {"a": 2}]'], ['[\n  [1, 2],\n  [3, 4]\n]']])('JSON: %j', async (text) => {
    expect(await failure(() => read(text))).toContain('expected a CSV file, got a JSON file; read it with JSON.parse');
  });

  test('names in square brackets are no JSON', async () => {
    expect((await read('[id],[name]\n1,x\n2,y\n')).columns.length).toBe(2);
  });

  test('two delimiters between the names', async () => {
    expect(await failure(() => read('a||b||y\n1||2||3\n'))).toContain(
      'expected fields separated by one character, got two of them between the names ("||"); write the file with one'
    );
  });

  test('a line that repeats the header', async () => {
    expect(await failure(() => read('a,b\n1,2\n3,4\na,b\n5,6\n'))).toContain(
      'line 4 (row 2 of the data, counted from 0), column "a": expected a number like the rest, got "a" (75 % of the column are numbers); remove the line if it repeats the names of the columns'
    );
  });

  test('one percentage among numbers, without advice that another error would follow', async () => {
    const texts = [...Array.from({ length: 30 }, (_, i) => `0.${i + 10}`), '72.3 %'];
    const message = await failure(() => read(csvOf(texts)));
    expect(message).toContain('write it like the rest, as 72.3 or 0.723');
    for (const options of optionsIn(message)) expect((await read(csvOf(texts), options)).rows).toBe(31);
  });
});

test('readParquet names the rows of pandas that it leaves out', async () => {
  const column = (name: string) => ({ name, pages: [{ values: 3, bytes: int32s(1, 2, 3) }] });
  const file = makeParquetFile({ columns: [column('a'), column('__index_level_0__')] });
  const table = await readParquet(write('index.parquet', file));
  expect(table.columns.map(({ name }) => name)).toEqual(['a']);
  expect(table.findings).toMatchObject([
    { check: 'pandasIndex', level: 'info', says: expect.stringContaining('"__index_level_0__"') }
  ]);
});

test('readParquet reads whole numbers as dates if a format says so, and "-999" as the number', async () => {
  const column = (name: string, ...values: number[]) => ({ name, pages: [{ values: values.length, bytes: int32s(...values) }] });
  const columns = [column('t', 20240101, 20241231), column('x', -999, 5)];
  const path = write('dates.parquet', makeParquetFile({ rows: 2, columns }));
  const table = await readParquet(path, { formats: { t: 'YYYYMMDD' }, missing: ['-999'] });
  expect(table.columns.map(valuesOf)).toEqual([
    [1704067200, 1735603200],
    [NaN, 5]
  ]);
});
