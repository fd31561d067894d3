import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../src/data/makeDataset';
import { tableFromRows, type TableData, type TableOptions } from '../../../src/data/tables/tableFromRows';
import { tabular } from '../../../src/data/tables/tabular';

const people = [
  { age: 31, job: 'nurse', owns: true, since: new Date('2024-01-02'), risk: 'low' },
  { age: null, job: 'clerk', owns: false, since: null, risk: 'high' },
  { age: NaN, job: undefined, owns: null, since: new Date('1969-12-31T12:00:00Z'), risk: 'low' },
  { job: '', owns: true, since: new Date(0), risk: 'low' }
];
const names = ['age', 'job', 'owns', 'since', 'risk'];

describe('table(data)', () => {
  const expected = [
    { name: 'age', kind: 'number', values: Float64Array.of(31, NaN, NaN, NaN) },
    { name: 'job', kind: 'category', codes: Int32Array.of(1, 0, -1, -1), categories: ['clerk', 'nurse'] },
    { name: 'owns', kind: 'category', codes: Int32Array.of(1, 0, -1, 1), categories: ['false', 'true'] },
    { name: 'since', kind: 'number', values: Float64Array.of(1704153600, NaN, -43200, 0), unit: 'seconds since 1970' },
    { name: 'risk', kind: 'category', codes: Int32Array.of(1, 0, 1, 1), categories: ['high', 'low'] }
  ];
  const cells = people.map((row) => names.map((name) => (row as unknown as { [name: string]: never })[name]));

  test.each<[string, TableData, TableOptions]>([
    ['rows as objects', people as never, {}],
    ['rows as arrays', cells, { columns: names }],
    ['columns by name', Object.fromEntries(names.map((name, i) => [name, cells.map((row) => row[i])])), {}]
  ])('of %s holds numbers, categories, booleans, dates and missing values', (_, data, options) => {
    const table = tableFromRows(data, options);
    expect(table).toMatchObject({ name: 'table', rows: 4, findings: [] });
    expect(table.columns).toEqual(expected);
    expect(tabular(table, { label: 'risk', positive: 'high' }).x.length).toBe(16);
  });

  test('takes typed arrays, names columns that have no name, and reads texts as numbers or times only if told', () => {
    expect(tableFromRows([Float32Array.of(1, 2), Float32Array.of(3, 4)]).columns.map(({ name }) => name)).toEqual([
      'column 0',
      'column 1'
    ]);
    const text = { n: ['1.5', '2'], d: ['2024-01-01', ''] };
    expect(tableFromRows(text).findings).toMatchObject([
      { check: 'numbersAsText', hint: 'read it with {types: {"n": \'number\'}}' }
    ]);
    expect(tableFromRows(text, { types: { n: 'number', d: 'time' } }).columns).toMatchObject([
      { values: Float64Array.of(1.5, 2) },
      { values: Float64Array.of(1704067200, NaN), unit: 'seconds since 1970' }
    ]);
    expect(tableFromRows({ zip: [1, 20] }, { types: { zip: 'category' } }).columns[0]).toMatchObject({ categories: ['1', '20'] });
    expect(
      tableFromRows(
        [
          { a: 5n, b: 'x' },
          { a: 6n, b: '-' }
        ],
        { missing: ['-'] }
      ).columns
    ).toMatchObject([{ values: Float64Array.of(5, 6) }, { codes: Int32Array.of(0, -1) }]);
    expect(tableFromRows([JSON.parse('{"__proto__": 1, "constructor": 2}')]).columns.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor'
    ]);
  });

  test.each<[string, unknown, TableOptions, string]>([
    [
      'values of two kinds',
      [{ a: 1 }, { a: 'x' }],
      {},
      'table: column "a", row 1, counted from 0: expected a number as in row 0, got "x"; convert it'
    ],
    ['an object in a cell', [{ a: {} }], {}, 'expected a number, a text, a boolean, a date or null, got an object; convert it'],
    ['a date that is none', [{ a: new Date('x') }], {}, 'got an invalid date; correct it'],
    ['a whole number that no number holds', [{ a: 2n ** 60n + 1n }], {}, 'expected a number that a double holds exactly'],
    ['columns of unequal length', { a: [1], b: [1, 2] }, {}, 'expected 1 values in column "b" as in "a", got 2'],
    ['rows of unequal length', [[1, 2], [3]], {}, 'expected 2 values in row 1, got 1'],
    ['rows of two kinds', [{ a: 1 }, [2]], {}, 'expected row 1 to be an object like the others'],
    ['a row that is none', [{ a: 1 }, 7], {}, 'expected row 1 to be an object or an array, got 7'],
    ['a column without values', [{ a: null }, { a: undefined }], {}, 'table: column "a": expected values, got only missing ones'],
    ['no rows', [], {}, 'table: expected columns, got none'],
    ['no rows in columns', { a: [] }, {}, 'table: expected rows, got none'],
    ['a number', 7, {}, 'table: expected rows as objects or arrays, or columns by their names, got 7'],
    ['a column that is no list', { a: 5 }, {}, 'expected column "a" to be an array, got 5'],
    [
      'a text that is no number',
      { a: ['1', 'x'] },
      { types: { a: 'number' } },
      'table: column "a", row 1, counted from 0: expected a number, got "x"'
    ],
    [
      'a misspelt column',
      { age: [1] },
      { types: { agee: 'number' } },
      'expected types to name a column, got "agee"; did you mean "age"?'
    ],
    ['an unknown option', { a: [1] }, { colums: [] } as never, 'did you mean "columns"?']
  ])('refuses %s', (_, data, options, message) => {
    expect(() => tableFromRows(data as TableData, options)).toThrow(message);
  });
});

test('dataset({x}) names the way for rows with texts or missing values', () => {
  expect(() => makeDataset({ x: [[1, 'nurse' as never]], y: [0], classes: 2 })).toThrow(
    'dataset: expected finite numbers in x, got "nurse" in row 0, column 1; fill it in, or make a table of the rows: kd.tabular(kd.table(rows), {label})'
  );
});
