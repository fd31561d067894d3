import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import type { Column } from '../../../src/data/tables/columns/Table';
import reference from '../../reference/data/tables.json';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();

async function read(texts: readonly string[], options?: ReadCsvOptions): Promise<Column & { findings: string[] }> {
  const text = `n,v\n${texts.map((value, i) => `${i},"${value}"`).join('\n')}\n`;
  const { columns, findings } = await readCsv(write('held.csv', text), options);
  return { ...columns[1], findings: findings.filter(({ says }) => says.includes('"v"')).map(({ check }) => check) };
}

const valuesOf = (column: Column) =>
  column.kind === 'number'
    ? Array.from(column.values, (value) =>
        Number.isNaN(value) ? null : Number.isFinite(value) ? value + 0 : String(value).slice(0, -5).toLowerCase()
      )
    : Array.from(column.codes, (code) => column.categories[code] ?? null);

/** A list over and over, so that a column has the rows that findings want. */
const often = (texts: readonly string[]) => Array.from({ length: 40 }, (_, i) => texts[i % texts.length]);

describe('readCsv makes of what files hold what pandas makes of it', () => {
  const others = ['question', 'dates', 'booleans'];
  test.each(Object.entries(reference.held).filter(([name]) => !others.includes(name)))(
    '%s',
    async (_, { texts, kind, values }) => {
      const column = await read(texts);
      expect(column.kind).toBe(kind === 'number' ? 'number' : 'category');
      expect(valuesOf(column)).toEqual(values);
    }
  );
});

describe('readCsv differs from pandas', () => {
  const { question, dates, booleans } = reference.held;
  test('"?" is a missing value, unless defaultMissing is false', async () => {
    expect(valuesOf(await read(question.texts))).toEqual([1, null, 2, null, 3, 4, 5]);
    expect(valuesOf(await read(question.texts, { defaultMissing: false }))).toEqual(question.values);
    expect(valuesOf(await read(['NA', 'x', 'None', ''], { defaultMissing: false }))).toEqual(['NA', 'x', 'None', null]);
  });

  test('ISO 8601 dates are times, booleans categories', async () => {
    expect(valuesOf(await read(dates.texts))).toEqual(dates.texts.map((text) => Date.parse(text) / 1000));
    expect(await read(booleans.texts)).toMatchObject({ kind: 'category', categories: ['false', 'true'] });
  });

  test('one text among numbers that are mostly different is an error, in a file of any size', async () => {
    await expect(read(['31', '45', 'abc', '28'])).rejects.toThrow(
      'readCsv: "held.csv", line 4 (row 2 of the data, counted from 0), column "v": expected a number like the rest, got "abc" (75 % of the column are numbers); correct it, read it as missing with {missing: ["abc"]}, or the column as text with {types: {"v": \'category\'}}'
    );
    expect(valuesOf(await read(['31', '45', 'abc', '28'], { missing: ['abc'] }))).toEqual([31, 45, null, 28]);
    expect(valuesOf(await read(['31', '45', 'abc', '28'], { types: { v: 'category' } }))).toEqual(['31', '45', 'abc', '28']);
  });
});

describe('readCsv says what is odd about a column, and what it says helps', () => {
  const { thousands, percent, money, dashes } = reference.held;
  test.each<[string, readonly string[], ReadCsvOptions, string, (number | string | null)[]]>([
    ['thousands', thousands.texts, { types: { v: 'number' } }, 'numbersAsText', [1234, 5678901, 12]],
    ['percent', percent.texts, { types: { v: 'number' } }, 'numbersAsText', [12, 0.5, 7]],
    ['money', money.texts, { types: { v: 'number' } }, 'numbersAsText', [5, 1234.5, 7]],
    [
      'blanks between thousands',
      ['1 234', '5 678 901', '-12'],
      { types: { v: 'number' } },
      'numbersAsText',
      [1234, 5678901, -12]
    ],
    ['a decimal comma', reference.held['decimal comma'].texts, { decimal: ',' }, 'numbersAsText', [1.5, 2.25, 3]],
    [
      'a decimal comma with points',
      ['1.234,5', '2,5', '-7 €'],
      { decimal: ',', types: { v: 'number' } },
      'numbersAsText',
      [1234.5, 2.5, -7]
    ],
    [
      'dashes',
      [...dashes.texts.slice(2), ...Array.from({ length: 12 }, (_, i) => `${i}`), '-'],
      { missing: ['-'] },
      'mixedColumn',
      [null, 7, 8]
    ],
    ['two spellings', ['yes', 'no', 'Yes'], {}, 'spellings', ['yes', 'no', 'Yes']]
  ])('%s', async (_, texts, options, check, values) => {
    expect((await read(often(texts))).findings).toEqual([check]);
    expect(valuesOf(await read(often(texts), options)).slice(0, 3)).toEqual(values);
  });

  test('dates of another manner, and whole numbers that are rounded', async () => {
    expect((await read(often(reference.held['other dates'].texts))).findings).toEqual(['datesAsText']);
    const ids = ['9007199254740993', '9007199254740995', '1', '2'];
    expect((await read(ids)).findings).toEqual(['precision']);
    const column = await read(ids, { types: { v: 'category' } });
    expect([column.findings, column.kind === 'category' && column.categories.length]).toEqual([[], 4]);
    expect((await read(['1e300', '2', '0.1'])).findings).toEqual([]);
  });

  test('a column of which the type was asked for is never odd', async () => {
    expect((await read(often(percent.texts), { types: { v: 'category' } })).findings).toEqual([]);
  });

  test.each(['12%%', '1,2,3', '1,23', '$', '%', '1 2', 'x5', '5 dollars', '--5', '1.234,5'])('%s is no number', async (text) => {
    await expect(read([text, '1'], { types: { v: 'number' } })).rejects.toThrow(
      `column "v": expected a number like the rest, got ${JSON.stringify(text)}`
    );
  });
});

test('a table shows what is odd about it', async () => {
  const table = await readCsv(
    write(
      'odd.csv',
      ',rate\n0,5%\n1,6%\n'.repeat(1) +
        often(['7%', '8%'])
          .map((t, i) => `${i + 2},${t}`)
          .join('\n')
    )
  );
  const shown = (table as any)[Symbol.for('Jupyter.display')]();
  expect(shown['text/plain']).toContain(
    'odd: 42 rows x 2 columns: Unnamed: 0 (number), rate (category of 4)\nFindings. Found: 2 warnings.'
  );
  expect(shown['text/plain']).toContain('Warning: one column has no name and is called "Unnamed: 0"');
  expect(shown['text/html']).toContain('read it with {types: {&quot;rate&quot;: &#39;number&#39;}}');
});
