import { describe, expect, test } from 'vitest';
import { numberGroups } from '../../src/stats/numberGroups';
import { createRandom } from '../../src/stats/createRandom';
import { createBootstrapRowCounts } from '../../src/stats/createBootstrapRowCounts';

describe('createBootstrapRowCounts(rows, groups, next)', () => {
  test('draws as many rows as there are, with replacement', () => {
    const sample = createBootstrapRowCounts(50, undefined, createRandom(1));
    for (let i = 0; i < 5; i++) {
      const counts = sample();
      expect(counts.reduce((a, b) => a + b)).toBe(50);
      expect(Math.max(...counts)).toBeGreaterThan(1);
    }
  });

  test('draws whole groups, as many as there are', () => {
    const groups = [7, 7, 7, 2, 9, 9];
    const sample = createBootstrapRowCounts(6, groups, createRandom(1));
    for (let i = 0; i < 5; i++) {
      const [a, b, c, d, e, f] = sample();
      expect([b, c, f]).toEqual([a, a, e]);
      expect(a + d + e).toBe(3);
    }
  });
});

test('groupNumbers(groups) numbers groups from 0 in the order in which they come', () => {
  expect(numberGroups([7, 7, 2, 9, 2])).toEqual({ places: Int32Array.of(0, 0, 1, 2, 1), size: 3 });
});
