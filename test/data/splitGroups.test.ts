import { describe, expect, test } from 'vitest';
import { seededFastCheck } from '../seededFastCheck';
import { makeDataset } from '../../src/data/makeDataset';
import { split } from '../../src/data/split';
import { mulberry32 } from '../mulberry32';

/** Rows of customers, x is the row's number; customers have as many rows as `sizes` says. */
function customers(sizes: readonly number[], isRare: (row: number, customer: number) => boolean) {
  const groups = Int32Array.from(sizes.flatMap((size, customer) => Array.from({ length: size }, () => customer * 7 - 3)));
  const y = Array.from(groups, (group, row) => Number(isRare(row, (group + 3) / 7)));
  return { ...makeDataset({ x: y.map((_, row) => [row]), y, classes: ['common', 'rare'] }), groups };
}

describe('split(data with groups)', () => {
  test('every row is in one part, every group in one part, and each part that is asked for has rows', () => {
    const sizes = seededFastCheck.array(seededFastCheck.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 60 });
    const share = seededFastCheck.constantFrom(0, 0.1, 0.2, 0.4);
    seededFastCheck.assert(
      seededFastCheck.property(sizes, share, share, seededFastCheck.integer({ min: 0, max: 1000 }), (list, validation, testShare, seed) => {
        const data = customers(list, (row) => row % 5 === 0);
        seededFastCheck.pre([validation, testShare].every((s) => s === 0 || Math.round(s * data.y.length) > 0));
        const parts = Object.values(split(data, { validation, test: testShare, seed }));
        expect(parts.length).toBe(1 + Number(validation > 0) + Number(testShare > 0));
        expect(parts.every(({ y }) => y.length > 0)).toBe(true);
        expect(parts.flatMap(({ x }) => [...x]).sort((a, b) => a - b)).toEqual([...data.x]);
        const groups = parts.map((part) => new Set<number>(part.groups));
        expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(data.groups).size);
        // What each row says of itself goes with it.
        for (const { x, y, groups: own } of parts)
          x.forEach((row: number, i: number) => expect([y[i], own?.[i]]).toEqual([data.y[row], data.groups[row]]));
      }),
      { numRuns: 200 }
    );
  });

  test('shares and classes are as near to what was asked for as whole groups allow, also with one very large group', () => {
    const next = mulberry32(5);
    const sizes = Array.from({ length: 400 }, () => 1 + Math.floor(8 * next() ** 2));
    sizes[17] = 700;
    // One customer in ten has all the rare rows.
    const data = customers(sizes, (row, customer) => customer % 10 === 0 && row % 2 === 0);
    const rows = data.y.length;
    const rare = data.y.reduce((a, b) => a + b);
    for (let seed = 0; seed < 20; seed++) {
      const { validation, test: last } = split(data, { validation: 0.1, test: 0.2, seed });
      // Half of the largest of the others.
      expect(Math.abs(validation!.y.length - 0.1 * rows)).toBeLessThanOrEqual(4);
      expect(Math.abs(last!.y.length - 0.2 * rows)).toBeLessThanOrEqual(4);
      const rareIn = ({ y }: { y: Int32Array }) => y.reduce((a, b) => a + b);
      expect(Math.abs(rareIn(validation!) - 0.1 * rare)).toBeLessThanOrEqual(4);
      expect(Math.abs(rareIn(last!) - 0.2 * rare)).toBeLessThanOrEqual(4);
    }
  });

  test('groups of one row are split as rows are: classes in proportion, by the seed', () => {
    const data = customers(new Array(200).fill(1), (row) => row % 10 === 0);
    const { train, validation, test: last } = split(data, { validation: 0.1, test: 0.2, seed: 3 });
    expect([train, validation!, last!].map(({ y }) => [y.length, y.reduce((a, b) => a + b)])).toEqual([
      [140, 14],
      [20, 2],
      [40, 4]
    ]);
    expect(split(data, { seed: 3 })).toEqual(split(data, { seed: 3 }));
    expect(split(data, { seed: 3 }).train.x).not.toEqual(split(data, { seed: 4 }).train.x);
  });

  test('fewer groups than parts are refused', () => {
    const data = customers([50, 50], (row) => row % 5 === 0);
    expect(() => split(data)).toThrow('split: expected at least 3 groups for 3 parts, got 2; leave a part out with a share of 0');
    expect(split(data, { validation: 0 }).test?.y.length).toBe(50);
  });
});
