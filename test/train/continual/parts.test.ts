import { expect, test } from 'vitest';
import * as kd from '../../../src';

const rows = (count: number) =>
  kd.dataset({
    x: Array.from({ length: count }, (_, i) => [i, -i, 2 * i]),
    y: Array.from({ length: count }, (_, i) => i % 6),
    classes: 6
  });
const data = { train: rows(60), validation: rows(24), test: rows(12) };

test('splitByClass(data, {parts}) deals the classes in their order, and every row to one part', () => {
  const parts = kd.continual.splitByClass(data, { parts: 3 });
  expect(parts.map(({ name }) => name)).toEqual(['0, 1', '2, 3', '4, 5']);
  for (const [i, { train, validation, test }] of parts.entries())
    for (const [split, count] of [
      [train, 20],
      [validation!, 8],
      [test, 4]
    ] as const) {
      expect(split.y.length).toBe(count);
      expect(split.classes).toEqual(data.train.classes);
      expect([...new Set(split.y)].sort()).toEqual([2 * i, 2 * i + 1]);
      // A row keeps its label.
      split.y.forEach((label, row) => expect(split.x[3 * row] % 6).toBe(label));
    }
});

test('splitByClass takes lists of names or numbers, in another order and not all of them', () => {
  const parts = kd.continual.splitByClass({ train: data.train, test: data.test }, { parts: [[5], ['0', 2]] });
  expect(parts.map(({ name, validation }) => [name, validation])).toEqual([
    ['5', undefined],
    ['0, 2', undefined]
  ]);
  expect([...new Set(parts[1].train.y)]).toEqual([0, 2]);
});

test('splitByClass refuses parts that do not divide the classes, classes twice, unknown or without rows', () => {
  const split = (parts: unknown) => () => kd.continual.splitByClass(data, { parts } as never);
  expect(split(4)).toThrow('expected a number of parts that divides 6 classes, got 4');
  expect(split([[0], [0]])).toThrow('expected each class once');
  expect(split([['cat']])).toThrow('got "cat"');
  expect(split([[6]])).toThrow('got 6');
  expect(split([[]])).toThrow('expected parts to be a number or a list');
  expect(split('two')).toThrow('expected parts to be a number or a list');
  expect(() => kd.continual.splitByClass(kd.dataset({ x: [[1]], y: [0], classes: 2 }) as never, { parts: 1 })).toThrow(
    'expected data with train and test rows'
  );
  const without = { train: data.train, test: kd.takeRows(data.test, [0, 1]) };
  expect(() => kd.continual.splitByClass(without, { parts: 3 })).toThrow('expected test rows of classes 2, 3, got none');
});

test('permuted(data, {parts, seed}) moves the same columns in all splits of a part, and none in the first', () => {
  const parts = kd.continual.permuted(data, { parts: 4, seed: 3 });
  expect(parts[0].train.x).toEqual(data.train.x);
  const sorted = (x: Float32Array) => [...x.subarray(3, 6)].sort();
  for (const { train, validation, test } of parts) {
    expect(train.y).toBe(data.train.y);
    expect(sorted(train.x)).toEqual(sorted(data.train.x));
    expect([...train.x.subarray(3, 6)]).toEqual([...test.x.subarray(3, 6)]);
    expect([...train.x.subarray(3, 6)]).toEqual([...validation!.x.subarray(3, 6)]);
  }
  expect(kd.continual.permuted(data, { parts: 4, seed: 3 })).toEqual(parts);
  expect(kd.continual.permuted(data, { parts: 40, seed: 3 }).some(({ train }) => train.x[3] === -1)).toBe(true);
});

test('permuted refuses the rows of a table', () => {
  const features = ['a', 'b', 'c'].map((name) => ({ name, kind: 'number' as const }));
  const table = { ...data.train, features };
  expect(() => kd.continual.permuted({ train: table, test: table }, { parts: 2 })).toThrow('expected rows of numbers alike');
  expect(() => kd.continual.permuted(data, { parts: 0 })).toThrow('expected parts to be a whole number');
});
