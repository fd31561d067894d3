import { describe, expect, test } from 'vitest';
import { fc } from '../../seededFastCheck';
import { assignFolds } from '../../../src/teachers/folds/assignFolds';
import { createRowHashTable, wordsOf } from '../../../src/teachers/folds/createRowHashTable';

const rows = fc.integer({ min: 1, max: 120 });
const inputs = rows.chain((count) =>
  fc.record({
    labels: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: count, maxLength: count }),
    contents: fc.array(fc.integer({ min: 0, max: count }), { minLength: count, maxLength: count }),
    groups: fc.option(fc.array(fc.integer({ min: -5, max: count }), { minLength: count, maxLength: count }), { nil: undefined }),
    folds: fc.integer({ min: 2, max: 7 }),
    seed: fc.nat()
  })
);

describe('assignFolds(rows)', () => {
  test('never parts equal rows, nor rows of one group', () => {
    fc.assert(
      fc.property(inputs, ({ contents, groups, ...others }) => {
        const foldOf = assignFolds({ ...others, contents: Int32Array.from(contents), groups });
        for (const keys of groups ? [contents, groups] : [contents]) {
          const home = new Map<number, number>();
          keys.forEach((key, row) => expect(foldOf[row]).toBe(home.get(key) ?? (home.set(key, foldOf[row]), foldOf[row])));
        }
      }),
      { numRuns: 300 }
    );
  });

  test('gives each fold its share of every class, off by one at most, where all rows differ', () => {
    fc.assert(
      fc.property(inputs, ({ labels, folds, seed }) => {
        const foldOf = assignFolds({ labels, contents: Int32Array.from(labels.keys()), folds, seed });
        for (const label of new Set(labels)) {
          const counts = Array.from(
            { length: folds },
            (_, fold) => labels.filter((l, row) => l === label && foldOf[row] === fold).length
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 }
    );
  });

  test('gives each fold its share of few frauds among customers of many rows', () => {
    const groups = Int32Array.from({ length: 5000 }, (_, row) => Math.floor(row / 25));
    const labels = Int32Array.from(groups, (group, row) => Number(group % 10 === 0 && row % 5 === 0));
    const foldOf = assignFolds({ labels, contents: Int32Array.from(groups.keys()), groups, folds: 5, seed: 1 });
    const frauds = [0, 1, 2, 3, 4].map((fold) => labels.filter((label, row) => label === 1 && foldOf[row] === fold).length);
    const sizes = [0, 1, 2, 3, 4].map((fold) => foldOf.filter((f) => f === fold).length);
    expect(frauds).toEqual([20, 20, 20, 20, 20]);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(50);
  });

  test('one seed gives one division, another seed another', () => {
    const folds = (seed: number) =>
      assignFolds({ labels: new Int32Array(90), contents: Int32Array.from(Array(90).keys()), folds: 3, seed });
    expect(folds(4)).toEqual(folds(4));
    expect(folds(4)).not.toEqual(folds(5));
  });
});

describe('createRowHashTable(words, columns)', () => {
  const value = fc.oneof(fc.constantFrom(0, -0, 1, NaN, 1e-45, 3e38), fc.float({ noDefaultInfinity: true }));
  const table = fc
    .integer({ min: 1, max: 3 })
    .chain((columns) => fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 60 }));

  test('numbers rows by what is in them: NaN equals NaN, 0 equals -0', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const words = wordsOf(Float32Array.from(rows.flat()));
        const found = createRowHashTable(words, rows[0].length);
        const keys = rows.map((row) => JSON.stringify(row.map((v) => String(Math.fround(v)))));
        expect(found.count).toBe(new Set(keys).size);
        rows.forEach((_, a) => {
          expect(found.find(words, a)).toBe(found.ids[a]);
          rows.forEach((_, b) => expect(found.ids[a] === found.ids[b]).toBe(keys[a] === keys[b]));
        });
      }),
      { numRuns: 200 }
    );
  });

  test('finds no row that it does not hold', () => {
    const found = createRowHashTable(wordsOf(Float32Array.from({ length: 3000 }, (_, i) => i)), 3);
    const others = wordsOf(Float32Array.from({ length: 3000 }, (_, i) => i + 0.5));
    expect(Array.from({ length: 1000 }, (_, row) => found.find(others, row)).every((id) => id === -1)).toBe(true);
  });

  test('every NaN is a missing value, whatever its other bits', () => {
    expect(createRowHashTable(Uint32Array.of(0x7fc00000, 0xffc00000, 0x7fc00001, 0x7f800001), 1).count).toBe(1);
  });
});
