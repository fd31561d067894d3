import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/data/Matrix';
import * as select from '../../../src/transfer/select';

/** Made by test/reference/transfer/selection.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/transfer/selection.json'), 'utf8'));
const { labels, groups, logits } = reference as { labels: number[]; groups: number[]; logits: number[][] };

const matrix = (rows: number[][]): Matrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float32Array.from(rows.flat())
});
const features = matrix(reference.features);
const countOf = (rows: Int32Array, label: number) => rows.filter((row) => labels[row] === label).length;

describe('select.herding', () => {
  test('chooses the rows that numpy chooses, in that order', () => {
    expect(Array.from(select.herding(features, { rows: 12 }))).toEqual(reference.herding);
  });
  test('labels: each class by itself, as many rows of each, every beginning balanced', () => {
    const chosen = select.herding(features, { rows: 18, labels });
    for (const label of [0, 1, 2])
      expect(Array.from(chosen.filter((row) => labels[row] === label))).toEqual(reference.herdingOfClasses[label]);
    expect([0, 1, 2].map((label) => countOf(chosen.slice(0, 6), label))).toEqual([2, 2, 2]);
  });
  test('labels: a class with too few rows gives all, the others the rest', () => {
    const rare = labels.map((_, row) => (row < 2 ? 0 : 5));
    const chosen = select.herding(features, { rows: 10, labels: rare });
    expect(chosen.filter((row) => row < 2).length).toBe(2);
    expect(new Set(chosen).size).toBe(10);
  });
  test('groups: no group gives a second row before all gave one', () => {
    const chosen = select.herding(features, { rows: 20, groups });
    expect(Array.from(chosen)).toEqual(reference.herdingOfGroups);
    expect(new Set(Array.from(chosen.slice(0, 14), (row) => groups[row])).size).toBe(14);
  });
  test('all rows are chosen once when as many as there are are asked for', () => {
    expect(Array.from(select.herding(features, { rows: 40 })).sort((a, b) => a - b)).toEqual(labels.map((_, row) => row));
  });
});

describe('select.kCentre', () => {
  test('goes from its first row as numpy does, and the seed chooses that', () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      const chosen = Array.from(select.kCentre(features, { rows: 10, seed }));
      expect(chosen).toEqual(reference.farthestFirst[chosen[0]]);
      firsts.add(chosen[0]);
    }
    expect(firsts.size).toBeGreaterThan(5);
    expect(select.kCentre(features, { rows: 10 })).toEqual(select.kCentre(features, { rows: 10, seed: 0 }));
  });
  test('labels: as many rows of each class', () => {
    const chosen = select.kCentre(features, { rows: 9, labels });
    expect([0, 1, 2].map((label) => countOf(chosen, label))).toEqual([3, 3, 3]);
  });
  test('equal rows are chosen once each', () => {
    const equal = matrix([[1], [1], [1], [2]]);
    expect(Array.from(select.kCentre(equal, { rows: 4, seed: 3 })).sort()).toEqual([0, 1, 2, 3]);
  });
});

describe('select.largestEntropy and select.smallestMargin', () => {
  test('order the rows as scipy does', () => {
    expect(Array.from(select.largestEntropy(logits, { rows: 40 }))).toEqual(reference.entropy);
    expect(Array.from(select.smallestMargin(matrix(logits), { rows: 40 }))).toEqual(reference.margin);
    expect(Array.from(select.smallestMargin(logits, { rows: 3 }))).toEqual(reference.margin.slice(0, 3));
  });
  test('one column is a sigmoid, and certain rows are no NaN', () => {
    expect(Array.from(select.largestEntropy([[9], [-1], [0.5]], { rows: 3 }))).toEqual([2, 1, 0]);
    expect(
      Array.from(
        select.largestEntropy(
          [
            [1e5, 0],
            [1, 0],
            [2, 0]
          ],
          { rows: 3 }
        )
      )
    ).toEqual([1, 2, 0]);
  });
  test('spread: near copies of an uncertain row are passed over', () => {
    const answers = [
      [0, 0],
      [0.01, 0],
      [0.02, 0],
      [1, 0],
      [9, 0]
    ];
    const places = matrix([[0], [0.1], [0.2], [5], [9]]);
    expect(Array.from(select.largestEntropy(answers, { rows: 2 }))).toEqual([0, 1]);
    expect(Array.from(select.largestEntropy(answers, { rows: 2, spread: { features: places, among: 2 } }))).toEqual([0, 3]);
  });
});

describe('select refuses rows, features and labels that do not fit, and says what it expects', () => {
  const two = matrix([[1], [2]]);
  test.each([
    [
      () => select.herding(two, { rows: 3 }),
      RangeError,
      'select.herding: expected rows to be a whole number at least 1 and at most 2, got 3'
    ],
    [() => select.herding(two, {} as never), TypeError, 'select.herding: expected rows to be'],
    [
      () => select.herding([[1]] as never, { rows: 1 }),
      TypeError,
      'select.herding: expected features as {rows, columns, values: Float32Array}'
    ],
    [
      () => select.kCentre(matrix([[1], [NaN]]), { rows: 1 }),
      RangeError,
      'select.kCentre: expected finite features, got NaN in row 1, column 0'
    ],
    [
      () => select.kCentre(two, { rows: 1, labels: [0] }),
      RangeError,
      'select.kCentre: expected labels to be 2 numbers, one per row, got [0]'
    ],
    [() => select.kCentre(two, { rows: 1, labels: [0, -1] }), RangeError, 'got -1 in row 1; number them from 0'],
    [() => select.herding(two, { rows: 1, group: [] } as never), TypeError, 'did you mean "groups"?'],
    [
      () => select.largestEntropy([[NaN, 1]], { rows: 1 }),
      RangeError,
      'select.largestEntropy: expected teacher logits to be finite'
    ],
    [
      () => select.smallestMargin([[1, 2]], { rows: 1, spread: { features: two } }),
      RangeError,
      'select.smallestMargin: expected features.rows'
    ],
    [
      () => select.herding({ ...two, columns: 2 }, { rows: 1 }),
      RangeError,
      'select.herding: expected 2 rows of 2 numbers, got 2 numbers'
    ]
  ])('case %#', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
