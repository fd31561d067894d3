import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeRankCorrelation } from '../../src/stats/computeRankCorrelation';

/** Made by test/reference/metrics/stats.py. */
const cases: { a: number[]; b: number[]; rho: number }[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')
).rankCorrelation;

describe('computeRankCorrelation(a, b)', () => {
  test.each(cases.map((one) => [one.a.length, one] as const))('of %d values equals Spearman’s of SciPy', (_, { a, b, rho }) => {
    expect(computeRankCorrelation(a, b)).toBeCloseTo(rho, 12);
  });

  test('is null where either is constant', () => {
    expect(computeRankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(computeRankCorrelation([1, 2, 3], [0, 0, 0])).toBeNull();
  });

  test('comes to an end for NaN as well', () => {
    expect(computeRankCorrelation([NaN, 1, NaN], [1, 2, 3])).toBeTypeOf('number');
  });
});
