import { describe, expect, test } from 'vitest';
import type { DatasetOptions } from '../../src/data/Dataset';
import { makeDataset } from '../../src/data/makeDataset';
import { mnist } from '../../src/data/mnist';
import { readIdx } from '../../src/data/files/readIdx';
import { split } from '../../src/data/split';
import { takeRows } from '../../src/data/takeRows';

const countsOf = ({ y, classes }: { y: Int32Array; classes: string[] }) =>
  classes.map((_, c) => y.filter((label) => label === c).length);

describe('dataset', () => {
  test('dataset({x, y, classes}) takes rows, nested rows, flat numbers and typed arrays', () => {
    const y = [0, 1];
    expect(
      makeDataset({
        x: [
          [1, 2, 3],
          [4, 5, 6]
        ],
        y,
        classes: ['no', 'yes']
      })
    ).toEqual({
      name: 'data',
      x: Float32Array.of(1, 2, 3, 4, 5, 6),
      shape: [3],
      y: Int32Array.of(0, 1),
      classes: ['no', 'yes']
    });
    expect(
      makeDataset({
        x: [
          [[1], [2]],
          [[3], [4]]
        ],
        y,
        classes: 2
      }).shape
    ).toEqual([2, 1]);
    expect(makeDataset({ x: [1, 2, 3, 4], y, classes: 2 }).shape).toEqual([2]);
    expect(makeDataset({ x: [Float64Array.of(1, 2), Float64Array.of(3, 4)], y, classes: 2 }).x).toEqual(
      Float32Array.of(1, 2, 3, 4)
    );
    const x = Float32Array.of(1, 2, 3, 4);
    const data = makeDataset({ name: 'mine', x, y: Int32Array.of(0, 1), classes: 3, shape: [2, 1], synthetic: true });
    expect(data.x).toBe(x);
    expect(data).toMatchObject({ name: 'mine', shape: [2, 1], classes: ['0', '1', '2'], synthetic: true });
  });

  const good = {
    x: [
      [1, 2],
      [3, 4]
    ],
    y: [0, 1],
    classes: 2
  };
  test.each<[string, Partial<DatasetOptions>, string]>([
    [
      'NaN',
      {
        x: [
          [1, 2],
          [3, NaN]
        ]
      },
      'dataset: expected finite numbers in x, got NaN in row 1, column 1'
    ],
    [
      'Infinity',
      {
        x: [
          [1, 2],
          [-Infinity, 4]
        ]
      },
      'dataset: expected finite numbers in x, got -Infinity in row 1, column 0'
    ],
    [
      'null',
      {
        x: [
          [1, null as never],
          [3, 4]
        ]
      },
      'dataset: expected finite numbers in x, got null in row 0, column 1'
    ],
    [
      'a number that float32 cannot hold',
      {
        x: [
          [1, 2],
          [3, 1e300]
        ]
      },
      'dataset: expected numbers in x that float32 can hold, up to 3.4e38, got 1e+300 in row 1, column 1; correct it or scale the column'
    ],
    [
      'rows of two lengths',
      { x: [[1, 2], [3]] },
      'dataset: expected every row to have the shape [2] of row 0, got a different one in row 1'
    ],
    ['another number of labels', { y: [0, 1, 0] }, 'dataset: expected x to hold 3 rows of shape [2], 6 numbers, got 4'],
    [
      'a label too large',
      { y: [0, 2] },
      'dataset: expected the label of row 1 to be a class number from 0 to 1, got 2; name every class'
    ],
    ['a label below 0', { y: [-1, 1] }, 'dataset: expected the label of row 0 to be a class number from 0 to 1, got -1'],
    ['a label between', { y: [0, 0.5] }, 'got 0.5; number the classes from 0'],
    ['no rows', { x: [], y: [] }, 'dataset: expected at least one row, got none; give it rows'],
    ['one class', { classes: 1 }, 'dataset: expected classes to be a whole number at least 2 and at most 1048576, got 1'],
    ['classes that are not names', { classes: [1, 2] as never }, 'dataset: expected classes to be two or more names, got [1, 2]'],
    ['a shape that does not fit', { shape: [3] }, 'dataset: expected x to hold 2 rows of shape [3], 6 numbers, got 4'],
    [
      'an unknown option',
      { labels: [0, 1] } as never,
      'dataset: expected options among name, x, y, classes, targets, targetNames, missingTargets, shape, synthetic, got "labels"'
    ]
  ])('it refuses %s', (_, change, message) => {
    expect(() => makeDataset({ ...good, ...change })).toThrow(message);
  });
});

describe('split', () => {
  const rows = 200;
  const data = makeDataset({
    name: 'rare',
    x: Array.from({ length: rows }, (_, i) => [i]),
    y: Array.from({ length: rows }, (_, i) => (i % 10 === 0 ? 1 : 0)),
    classes: ['common', 'rare']
  });

  test('split(data, {validation, test, seed}) shares the rows out, classes in proportion, none twice', () => {
    const { train, validation, test } = split(data, { validation: 0.1, test: 0.2, seed: 3 });
    expect([train, validation, test].map((part) => part && countsOf(part))).toEqual([
      [126, 14],
      [18, 2],
      [36, 4]
    ]);
    const all = [train, validation, test].flatMap((part) => [...(part?.x ?? [])]);
    expect(all.sort((a, b) => a - b)).toEqual([...data.x]);
    expect([train.name, validation?.name, test?.name]).toEqual(['rare train', 'rare validation', 'rare test']);
  });

  test('the seed decides, and a share of 0 leaves its part out', () => {
    expect(split(data, { seed: 3 })).toEqual(split(data, { seed: 3 }));
    expect(split(data, { seed: 3 }).train.x).not.toEqual(split(data, { seed: 4 }).train.x);
    expect(Object.keys(split(data, { validation: 0, test: 0.1 }))).toEqual(['train', 'test']);
  });

  test.each([
    [{ validation: 0.6, test: 0.4 }, 'split: expected validation and test to leave rows to train on, got 0.6 and 0.4 of 200'],
    [{ validation: 0.001 }, 'split: expected validation to take at least one of 200 rows, got 0.001'],
    [{ test: NaN }, 'split: expected test to be a finite number at least 0 and at most 1, got NaN'],
    [{ valdation: 0.1 } as never, 'did you mean "validation"?']
  ])('split(data, %o) is refused', (options, message) => {
    expect(() => split(data, options)).toThrow(message);
  });
});

test('dataset(options) refuses a flat number beyond float32, and two classes of one name', () => {
  expect(() => makeDataset({ x: [1, 2, 3, 1e39], shape: [2], y: [0, 1], classes: 2 })).toThrow('got 1e+39 in row 1, column 1');
  expect(() => makeDataset({ x: [[1], [2]], y: [0, 1], classes: ['a', 'a'] })).toThrow(
    'dataset: expected every class to have a name of its own, got "a" for classes 0 and 1; rename one'
  );
});

test('takeRows(data, indices) gives those rows in that order, in memory of its own', () => {
  const data = makeDataset({
    x: [
      [1, 2],
      [3, 4],
      [5, 6]
    ],
    y: [0, 1, 0],
    classes: 2
  });
  const taken = takeRows(data, [2, 0]);
  expect(taken).toMatchObject({ x: Float32Array.of(5, 6, 1, 2), y: Int32Array.of(0, 0), shape: [2] });
  taken.x[0] = 9;
  expect(data.x[4]).toBe(5);
  expect(() => takeRows(data, [3])).toThrow('takeRows: expected indices[0] to be a whole number at least 0 and at most 2, got 3');
});

describe('mnist', () => {
  test('mnist({train, validation, test}) is the real one: its digits, pixels from 0 to 1, and its first test labels', () => {
    const { train, validation, test } = mnist();
    expect([train, validation, test].map(({ y }) => y.length)).toEqual([55_000, 5000, 10_000]);
    const counts = countsOf(train).map((n, digit) => n + countsOf(validation)[digit]);
    // As counted in the files that LeCun published.
    expect(counts).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect([...test.y.slice(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    const mean = (train.x.reduce((a, b) => a + b) + validation.x.reduce((a, b) => a + b)) / (60_000 * 784);
    expect(mean).toBeCloseTo(0.1307, 4);
    expect(train.x.reduce((a, b) => Math.max(a, b))).toBe(1);
    expect(train).toMatchObject({ shape: [784], classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] });
  });

  test('a subset keeps the proportions, the same seed the rows, and validation shares none with train', () => {
    const options = { train: 1000, validation: 500, test: 200, seed: 1 };
    const { train, validation, test } = mnist(options);
    const whole = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
    countsOf(train).forEach((n, digit) => expect(Math.abs(n - whole[digit] / 60)).toBeLessThanOrEqual(2));
    expect(mnist(options)).toEqual({ train, validation, test });
    expect(mnist({ ...options, seed: 2 }).train.x).not.toEqual(train.x);
    const rowsOf = ({ x }: { x: Float32Array }) =>
      Array.from({ length: x.length / 784 }, (_, i) => String(x.subarray(i * 784, (i + 1) * 784)));
    const held = new Set(rowsOf(validation));
    expect(rowsOf(train).filter((row) => held.has(row))).toEqual([]);
  });

  test.each([
    [{ train: 60_000 }, 'mnist: expected train to be a whole number at least 1 and at most 55000, got 60000'],
    [{ test: 10_001 }, 'mnist: expected test to be a whole number at least 1 and at most 10000, got 10001'],
    [{ validation: 0 }, 'mnist: expected validation to be a whole number at least 1 and at most 59999, got 0'],
    [{ tests: 5 } as never, 'did you mean "test"?']
  ])('mnist(%o) is refused', (options, message) => {
    expect(() => mnist(options)).toThrow(message);
  });

  test('readIdx refuses a file that is not what it should be', () => {
    const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9);
    expect([...readIdx(file, [3], 'labels')]).toEqual([7, 8, 9]);
    expect(() => readIdx(file.subarray(0, 10), [3], 'labels')).toThrow('labels: expected 11 bytes, got 10');
    expect(() => readIdx(file, [4], 'labels')).toThrow('labels: expected sizes 4, got 3');
    expect(() => readIdx(file, [3, 1], 'images')).toThrow('images: expected an IDX file that starts with 2050, got 11 bytes');
    expect(() => readIdx(file.fill(1, 0, 1), [3], 'labels')).toThrow('labels: expected an IDX file that starts with 2049');
  });
});
