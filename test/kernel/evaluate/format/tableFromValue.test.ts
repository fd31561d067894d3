import { expect, test } from 'vitest';
import { tableFromValue } from '../../../../kernel/evaluate/format/tableFromValue';

test('tableFromValue() of flat objects has a column for every name, and a gap where a row has none', () => {
  expect(
    tableFromValue([
      { name: 'Ann', age: 31 },
      { name: 'Bo', more: true }
    ])
  ).toEqual({
    columns: ['name', 'age', 'more'],
    rows: [
      ['Ann', 31, undefined],
      ['Bo', undefined, true]
    ],
    totalRows: 2,
    totalColumns: 3
  });
});

test('tableFromValue() of a Map has its keys first', () => {
  expect(tableFromValue(new Map([['a', 1]]))).toMatchObject({ columns: ['key', 'value'], rows: [['a', 1]] });
  expect(tableFromValue(new Map([['a', { x: 1, y: 2 }]]))).toMatchObject({
    columns: ['key', 'x', 'y'],
    rows: [['a', 1, 2]],
    totalColumns: 3
  });
});

test('tableFromValue() is cut to 40 rows and 30 columns, and tells how many there are', () => {
  const wide = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`c${i}`, i]));
  const table = tableFromValue(Array(1000).fill(wide))!;
  expect([table.rows.length, table.columns.length, table.totalRows, table.totalColumns]).toEqual([40, 30, 1000, 50]);
  const map = tableFromValue(new Map(Array.from({ length: 100 }, (_, i) => [i, i])))!;
  expect([map.rows.length, map.totalRows]).toEqual([40, 100]);
});

test('tableFromValue() looks at no more than the first 40 rows', () => {
  const rows = Array.from({ length: 1000 }, (_, a) => ({ a }));
  const asked: PropertyKey[] = [];
  rows[40] = new Proxy(rows[40], { get: (row, name) => (asked.push(name), Reflect.get(row, name)) });
  expect(tableFromValue(rows)?.totalRows).toBe(1000);
  expect(asked).toEqual([]);
});

const withGetter = {
  get a(): number {
    throw new Error('nobody may ask');
  }
};
test.each<[string, unknown]>([
  ['no rows', []],
  ['rows without a name', [{}]],
  ['rows with a getter', [withGetter]],
  ['rows with objects in them', [{ a: { b: 1 } }]],
  [
    'rows of a class',
    [
      new (class Row {
        a = 1;
      })()
    ]
  ],
  ['rows with a symbol', [{ a: 1, [Symbol('s')]: 1 }]],
  ['rows that are arrays', [[1], [2]]],
  ['numbers', [1, 2]],
  ['a Proxy', new Proxy([{ a: 1 }], {})],
  ['a Map whose keys are objects', new Map([[{}, 1]])],
  [
    'a Map of mixed values',
    new Map<string, unknown>([
      ['a', 1],
      ['b', { x: 1 }]
    ])
  ],
  ['an object', { a: 1 }]
])('tableFromValue() is undefined for %s', (_what, value) => {
  expect(tableFromValue(value)).toBeUndefined();
});
