import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile';
import { quantileOfSorted } from '../../src/stats/quantileOfSorted';

interface QuantileCase {
  values: number[];
  share: number;
  quantile: number;
}

/** Made by test/reference/metrics/stats.py. */
const cases: QuantileCase[] = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')).quantile;

describe('quantile(values, share)', () => {
  test.each(cases.map((one) => [one.share, one.values.length, one] as const))(
    'of %d among %d values equals that of NumPy',
    (_, __, one) => {
      expect(quantile(one.values, one.share)).toBeCloseTo(one.quantile, 12);
    }
  );

  test('is null of no values, and leaves the order of those that there are', () => {
    expect(quantile([], 0.5)).toBeNull();
    const values = [3, 1, 2];
    expect(quantile(values, 0.5)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
  });
});

test('quantileOfSorted(sorted, share) takes values that are in order already', () => {
  expect(quantileOfSorted([1, 2, 3, 10], 1 / 3)).toBe(2);
  expect(quantileOfSorted([4], 0.9)).toBe(4);
});
