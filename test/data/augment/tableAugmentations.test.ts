import { expect, test } from 'vitest';
import * as kd from '../../../src';

const table = kd.table(
  Array.from({ length: 200 }, (_, i) => ({
    amount: i % 7 === 0 ? null : 100 * Math.sin(i),
    constant: 3,
    town: ['Ulm', 'Jena', 'Bonn'][i % 3],
    late: i % 2 ? 'yes' : 'no'
  }))
);
const data = kd.tabular(table, { label: 'late' });
const columnOf = (x: Float32Array, column: number) => Array.from({ length: data.y.length }, (_, row) => x[row * 3 + column]);
const deviation = (values: number[]) => {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
};

test('columnNoise adds noise in units of each column, and leaves categories and missing values as they are', () => {
  const { data: noisy } = kd.augmentRows(data, [kd.augment.columnNoise({ deviation: 0.1 })], { seed: 1 });
  const added = columnOf(noisy.x, 0).map((value, i) => value - columnOf(data.x, 0)[i]);
  expect(deviation(added) / deviation(columnOf(data.x, 0))).toBeGreaterThan(0.085);
  expect(deviation(added) / deviation(columnOf(data.x, 0))).toBeLessThan(0.115);
  expect(columnOf(noisy.x, 0).map(Number.isNaN)).toEqual(columnOf(data.x, 0).map(Number.isNaN));
  for (const column of [1, 2]) expect(columnOf(noisy.x, column)).toEqual(columnOf(data.x, column));
});

test('swapColumns takes values of other rows in the same column, as often as it says', () => {
  const { data: swapped, draws } = kd.augmentRows(data, [kd.augment.swapColumns({ probability: 0.2 })], { seed: 1 });
  let replaced = 0;
  (draws as [{ from: Int32Array }][]).forEach(([{ from }], row) =>
    from.forEach((other, column) => {
      replaced += Number(other >= 0);
      expect(swapped.x[row * 3 + column]).toBe(data.x[(other < 0 ? row : other) * 3 + column]);
    })
  );
  expect(Math.abs(replaced / (3 * data.y.length) - 0.2)).toBeLessThan(0.05);
});

test.each([
  ['mixUp', kd.augment.mixUp(), /mixUp: expected numbers alone, got the category "town" .*; use kd.augment.swapColumns\(\)/],
  ['noise', kd.augment.noise(), /noise: expected rows that are no table, got .*; use kd.augment.columnNoise\(\)/],
  ['flip', kd.augment.flip(), /flip: expected pictures .*, got rows of the shape \[3\]/]
])('%s refuses a table with categories', (_, augmentation, message) => {
  expect(() => kd.augmentRows(data, [augmentation])).toThrow(message);
});
