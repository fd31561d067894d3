import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import { tabular } from '../../../src/data/tables/tabular';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const read = (text: string | Uint8Array, options?: ReadCsvOptions) => readCsv(write('meant.csv', text), options);
const found = async (text: string, options?: ReadCsvOptions) =>
  (await read(text, options)).findings.filter(({ level }) => level === 'warning').map(({ check, hint }) => `${check}: ${hint}`);
const values = async (text: string, options: ReadCsvOptions) => {
  const [column] = (await read(text, options)).columns;
  return column.kind === 'number' ? [...column.values] : Array.from(column.codes, (code) => column.categories[code] ?? null);
};

describe('readCsv says what a text may mean instead of guessing', () => {
  test('a decimal comma: it says which option reads it, and that option does', async () => {
    const text = 'a;y\n0,500;x\n1,750;z\n';
    expect(await found(text)).toEqual(["numbersAsText: read it with {decimal: ','}"]);
    expect(await values(text, { decimal: ',' })).toEqual([0.5, 1.75]);
    await expect(read(text, { types: { a: 'number' } })).rejects.toThrow(
      'line 2 (row 0 of the data, counted from 0), column "a": expected a number like the rest, got "0,500"; read the file with {decimal: \',\'} if "," is its decimal mark'
    );
  });

  test('"1,500" is 1500 or 1.5: the user has to say, unless another number does', async () => {
    const text = 'a;y\n1,500;x\n2,250;z\n';
    expect(await found(text)).toEqual([
      "numbersAsText: read the file with {decimal: ','} if it is 1.5, with {decimal: '.', types: {\"a\": 'number'}} if it is 1500"
    ]);
    await expect(read(text, { types: { a: 'number' } })).rejects.toThrow(
      'readCsv: "meant.csv", column "a": expected to know whether "1,500" is 1500 or 1.500, got no decimal mark; give {decimal: \',\'} if it is 1.500, {decimal: \'.\'} if it is 1500'
    );
    expect(await values(text, { decimal: ',' })).toEqual([1.5, 2.25]);
    expect(await values(text, { decimal: '.', types: { a: 'number' } })).toEqual([1500, 2250]);
    expect(await values(`${text}1,500,000;w\n`, { types: { a: 'number' } })).toEqual([1500, 2250, 1_500_000]);
  });

  test('points before three digits, where commas do not separate the fields: both readings are said, and the option that decides', async () => {
    const text = 'a;y\n12.345;x\n950;z\n;x\n-1.250;z\n';
    const says = [
      "thousands: read the file with {decimal: ',', types: {\"a\": 'number'}} if it is 12345, with {decimal: '.'} if it is 12.345"
    ];
    expect(await found(text)).toEqual(says);
    expect(await found(text.replaceAll(';', '\t'))).toEqual(says);
    expect(await found(text, { types: { a: 'number' } })).toEqual(says);
    expect(await values(text, { decimal: ',', types: { a: 'number' } })).toEqual([12345, 950, NaN, -1250]);
    expect(await values(text, { decimal: '.' })).toEqual([12.345, 950, NaN, -1.25]);
    // What decides: the user, commas between fields, a number of the column, or one of another column.
    expect(await found(text, { decimal: '.' })).toEqual([]);
    expect(await found(text.replaceAll(';', ','))).toEqual([]);
    for (const other of ['12345', '0.500', '1.25', '1234.567']) expect(await found(`${text}${other};x\n`)).toEqual([]);
    expect(await found('a;b\n12.345;0.5\n1.250;1.5\n')).toEqual([]);
  });

  test.each<[string, string, number[]]>([
    ['CHF 1’234.50', '5 CHF', [1234.5, 5]],
    ['₹1,23,456', '₹12', [123456, 12]],
    ['12-', '7.5', [-12, 7.5]],
    ['($12.00)', '$5.00', [-12, 5]],
    ['12\u2009345', '1', [12345, 1]],
    ['5 ‰', '7‰', [5, 7]]
  ])('"%s" beside "%s" are numbers if they are asked for', async (one, other, numbers) => {
    const text = `a,y\n"${one}",x\n"${other}",z\n`;
    expect(await found(text)).toEqual(['numbersAsText: read it with {types: {"a": \'number\'}}']);
    expect(await values(text, { types: { a: 'number' } })).toEqual(numbers);
  });

  test.each([
    ['12:30', '1:15', '23:59', 'timesAsText'],
    ['5 kg', '7 kg', '700 g', 'unitsAsText'],
    ['1.2M', '5k', '8k', 'unitsAsText'],
    ['"1,5"', '2.5', '3', 'mixedMarks'],
    ['١٢', '٣٤', '٥', 'otherDigits'],
    ['0x1f', '0x2a', '0x3b', 'otherNumbers'],
    ['2024-12', '2024-02', '2024-03', 'datesAsText'],
    ['2024-Q1', '2024-Q2', '2024-Q3', 'datesAsText'],
    ['1. Februar 2024', '15. März 2024', '3. Mai 2024', 'datesAsText'],
    ['#DIV/0!', '2', '3', 'mixedColumn'],
    ['10.0.0.1', '10.0.0.2', '10.0.0.3', undefined],
    ['2 rooms', 'town 3', '4B', undefined],
    ['1st', '2nd', '3rd', undefined]
  ])('%s, %s and %s stay texts; what they look like is said if they are numbers: %s', async (one, two, three, check) => {
    const all = await found(`a,y\n${one},x\n${two},z\n${three},x\n`);
    expect(all.map((text) => text.split(':')[0])).toEqual(check === undefined ? [] : [check]);
  });

  test('numbers of two units are refused, numbers of one are read', async () => {
    const mixed = 'a,y\n12 %,x\n0.12,z\n';
    expect(await found(mixed)).toEqual(['numbersAsText: write them alike: 12 % is 12 or 0.12']);
    await expect(read(mixed, { types: { a: 'number' } })).rejects.toThrow(
      'column "a": expected all numbers with "%" or none, got "12 %" and the like in 1 of 2 rows; write them alike'
    );
    expect(await values('a,y\n12 %,x\n0.5%,z\n', { types: { a: 'number' } })).toEqual([12, 0.5]);
    await expect(read('a,y\n$5,x\n€7,z\n', { types: { a: 'number' } })).rejects.toThrow(
      'expected numbers of one unit, got "$5" and "€7"'
    );
  });

  test.each<[string, string, string[], ReadCsvOptions, number[]]>([
    [
      '31.12.2024',
      '01.02.2023',
      ['datesAsText: read it with {formats: {"a": \'DD.MM.YYYY\'}}'],
      { formats: { a: 'DD.MM.YYYY' } },
      [1735603200, 1675209600]
    ],
    [
      '12/31/2024',
      '01/02/2023',
      ['datesAsText: read it with {formats: {"a": \'MM/DD/YYYY\'}}'],
      { formats: { a: 'MM/DD/YYYY' } },
      [1735603200, 1672617600]
    ],
    [
      '01/02/2024',
      '03/04/2023',
      [
        'datesAsText: read it with {formats: {"a": \'DD/MM/YYYY\'}} or {formats: {"a": \'MM/DD/YYYY\'}}: every date could be either'
      ],
      { formats: { a: 'DD/MM/YYYY' } },
      [1706745600, 1680480000]
    ],
    [
      '20241231',
      '20240229',
      ['datesAsNumbers: read it with {formats: {"a": \'YYYYMMDD\'}}'],
      { formats: { a: 'YYYYMMDD' } },
      [1735603200, 1709164800]
    ],
    [
      '31.12.24 23:59',
      '1.2.99 0:30',
      [
        'datesAsText: read it with {formats: {"a": \'DD.MM.YY HH:mm\'}}, which takes the years 70 to 99 for 1970 to 1999 and 00 to 69 for 2000 to 2069; write them with four digits where that is wrong'
      ],
      { formats: { a: 'DD.MM.YY HH:mm' } },
      [1735689540, 917829000]
    ]
  ])('dates like %s and %s have a format', async (one, other, findings, options, seconds) => {
    const text = `a,y\n${one},x\n${other},z\n`;
    expect(await found(text)).toEqual(findings);
    expect(await values(text, options)).toEqual(seconds);
  });

  test('a format that does not fit is refused with the text, and one that is none by its name', async () => {
    await expect(read('a,y\n31.12.2024,x\n2024-12-31,z\n', { formats: { a: 'DD.MM.YYYY' } })).rejects.toThrow(
      'line 3 (row 1 of the data, counted from 0), column "a": expected a date like DD.MM.YYYY like the rest, got "2024-12-31"'
    );
    await expect(read('a,y\n30.02.2024,x\n', { formats: { a: 'DD.MM.YYYY' } })).rejects.toThrow('got "30.02.2024"');
    await expect(read('a,y\n1,x\n', { formats: { a: 'DD.MM' } })).rejects.toThrow(
      'readCsv: expected the format of "a" to have YYYY or YY, MM and DD'
    );
  });

  test.each<[string, string, string]>([
    [
      'zeros that a number loses',
      'a,y\n01234,x\n98765,z\n',
      'leadingZeros: read it with {types: {"a": \'category\'}} if it is a postcode or another identifier'
    ],
    [
      'telephone numbers',
      'a,y\n+4930123456,x\n+441512345678,z\n',
      'plusSigns: read it with {types: {"a": \'category\'}} if it is a telephone number'
    ],
    [
      'codes that look like exponents',
      'a,y\n1012,x\n12E4,z\n 7E10 ,z\n',
      'exponents: read it with {types: {"a": \'category\'}} if it is an identifier'
    ],
    [
      'versions',
      'app version,y\n1.9,x\n1.10,z\n2,z\n',
      'versions: read it with {types: {"app version": \'category\'}} if they are'
    ],
    ...(
      [
        ['seconds', 'created_at', 1735689600, 86_400],
        ['milliseconds', 'lastUpdated', 1735689600000, 86_400_000],
        ['days of a spreadsheet', 'orderDate', 45_658, 0.25]
      ] as const
    ).map(([what, name, first, step]): [string, string, string] => [
      `dates that are ${what}`,
      `${name},y\n${first},x\n${first + step},z\n${first + 3 * step},z\n`,
      'datesAsNumbers: write them like 2024-12-31 12:30, or leave the column out with ignore: as numbers they tell when a row was made'
    ]),
    [
      '-999 among numbers',
      'a,y\n3,x\n-999,x\n8,z\n-2,z\n',
      "sentinel: read it with {missing: ['-999']} if that stands for a missing value"
    ],
    [
      '9999 among numbers',
      'a,y\n3,x\n9999,x\n8,z\n2,z\n',
      "sentinel: read it with {missing: ['9999']} if that stands for a missing value"
    ],
    [
      'a number beyond all numbers',
      'a,y\n1e999,x\n2,z\n',
      "infinite: correct them, or read it with {missing: ['Infinity']} if they stand for missing values; no model can learn from them"
    ],
    [
      'whole numbers that are rounded',
      'a,y\n9007199254740993,x\n2,z\n',
      'precision: read it with {types: {"a": \'category\'}} if it is an identifier'
    ],
    [
      'very long ones',
      'a,y\n123456789012345678901234,x\n2,z\n',
      'precision: read it with {types: {"a": \'category\'}} if it is an identifier'
    ]
  ])('%s are a finding', async (_, text, finding) => {
    expect(await found(text)).toEqual([finding]);
  });

  test('such findings stay away from ordinary columns', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `${i % 100},${(i * 7919) % 1000},${20_000_000 + i * 31_415},${-(i % 99)},0.${i}`
    );
    expect(await found(`percent,metres,ids,below,shares\n${rows.join('\n')}\n`)).toEqual([]);
  });

  test('numbers most of which are a dash are a finding, and what it says makes them numbers', async () => {
    const text = `a,y\n${Array.from({ length: 2000 }, (_, i) => `${i % 5 < 3 ? '-' : i * 1.5},${i % 2}`).join('\n')}\n`;
    expect(await found(text)).toEqual(['mixedColumn: read it with {missing: ["-"]} if these stand for missing values']);
    expect((await values(text, { missing: ['-'] })).slice(2, 5)).toEqual([NaN, 4.5, 6]);
    expect(await found('a,y\n-,x\n1.5,x\n-,z\n2,z\n7,z\n3,z\n9,z\n')).toEqual([
      'mixedColumn: read it with {missing: ["-"]} if these stand for missing values'
    ]);
  });
});

describe('words that stand for missing values', () => {
  const text = 'y,x\nNone,1\nSome,NA\nNone,3\nMany,4\n';
  test('are said, and notMissing makes them values', async () => {
    const { findings, columns } = await read(text);
    expect(findings).toMatchObject([
      { check: 'missingWords', level: 'info', value: 1, says: 'these words stand for a missing value: "NA" ("x": 1)' },
      {
        check: 'missingWords',
        level: 'warning',
        value: 2,
        says: 'in columns of categories these words stand for a missing value: "None" ("y": 2)',
        hint: 'read the file with {notMissing: ["None"]} if "None" is a category'
      }
    ]);
    expect(columns[0].missingTexts).toEqual({ None: 2 });
    expect(await values(text, { notMissing: ['None'] })).toEqual(['None', 'Some', 'None', 'Many']);
    expect((await read(text.replaceAll('None', '-'), { missing: ['-', 'NA'] })).findings).toEqual([]);
  });

  test('a class among them is named before its rows are left out', async () => {
    const table = await read(text);
    expect(() => tabular(table, { label: 'y' })).toThrow(
      'read the file with {notMissing: ["None"]} if "None" is a class, or correct the file or leave such rows out with {dropUnlabelled: true}'
    );
    expect(tabular(table, { label: 'y', dropUnlabelled: true }).findings[0]).toMatchObject({
      says: '2 of 4 rows have no "y" ("None" in 2) and are left out',
      hint: 'read the file with {notMissing: ["None"]} if "None" is a class'
    });
    expect(tabular(await read(text, { notMissing: ['None'] }), { label: 'y' }).classes).toEqual(['Many', 'None', 'Some']);
  });
});

test('the classes of a label of dates are dates', async () => {
  const table = await read('d,x\n2024-01-01,1\n2024-06-01 12:30,2\n2024-01-01,3\n');
  expect(tabular(table, { label: 'd' }).classes).toEqual(['2024-01-01', '2024-06-01 12:30:00']);
  expect(tabular(table, { label: 'd', positive: '2024-01-01' }).y).toEqual(Int32Array.of(1, 0, 1));
});

test('what the file turned out to be is said: its delimiter, its encoding, gzip', async () => {
  expect((await read('a;b\n1;x\n')).findings).toMatchObject([
    { check: 'delimiter', level: 'info', says: 'the fields are separated by ";", as the first lines show' }
  ]);
  expect((await read('a;b\n1;x\n', { delimiter: ';' })).findings).toEqual([]);
  expect((await read('a,b;c\n1,x;2\n')).findings).toMatchObject([
    {
      check: 'delimiter',
      level: 'warning',
      says: 'the fields are separated by ",", as the first lines show, though ";" would cut every line alike too'
    }
  ]);
  expect((await read(Buffer.from('\ufeffa,b\n1,x\n', 'utf16le'))).findings).toMatchObject([
    { check: 'encoding', level: 'info', says: 'the file is in utf-16le, as its first bytes say' }
  ]);
  expect(await values(Buffer.from('a,b\n\x80\u00fc,x\ny,z\n', 'latin1') as never, { encoding: 'latin1' })).toEqual(['€ü', 'y']);
});

test('a file whose columns take more than maxBytes is refused while it is read, packed or not', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},name ${i}`).join('\n');
  const text = `a,b\n${rows}\n`;
  const { rows: count } = await read(gzipSync(text), { maxBytes: 2 ** 20 });
  expect(count).toBe(3000);
  await expect(read(gzipSync(text), { maxBytes: 400_000 })).rejects.toThrow(
    /^readCsv: "meant.csv": expected columns of at most 400000 bytes, got more: a column of more than half of it, "b", after 3,000 rows; give \{maxBytes: 1600000\} where memory allows, or leave columns out with \{ignore: \["b"\]\}$/
  );
  await expect(read(`a\n${'1\n\n\n'.repeat(1000)}`, { maxBytes: 15_000 })).rejects.toThrow(
    'expected columns of at most 15000 bytes, got more'
  );
  await expect(read(text, { maxBytes: 0 })).rejects.toThrow('readCsv: expected maxBytes to be');
});

test('the line that only Excel reads is named, and so is a header of too many columns', async () => {
  await expect(read('sep=;\na;b\n1;2\n')).rejects.toThrow('got "sep=;", which only Excel reads; remove that line');
  await expect(read(`${'a,'.repeat(100_000)}b\n`)).rejects.toThrow('expected at most 100,000 columns, got 100,001');
});
