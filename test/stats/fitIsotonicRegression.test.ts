import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitIsotonicRegression } from '../../src/stats/fitIsotonicRegression';

/** Made by test/reference/metrics/stats.py. */
const cases: { values: number[]; rising: number[] }[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')
).isotonic;

describe('fitIsotonicRegression(values)', () => {
  test.each(cases.map((one) => [one.values.length, one] as const))('of %d values equals that of scikit-learn', (_, one) => {
    const rising = fitIsotonicRegression(one.values);
    one.rising.forEach((value, i) => expect(rising[i]).toBeCloseTo(value, 12));
  });

  test('leaves values that rise as they are, and makes one value of those that fall', () => {
    expect(Array.from(fitIsotonicRegression([1, 2, 2, 5]))).toEqual([1, 2, 2, 5]);
    expect(Array.from(fitIsotonicRegression([3, 2, 1]))).toEqual([2, 2, 2]);
    expect(fitIsotonicRegression([])).toHaveLength(0);
  });
});
