import { expect, test } from 'vitest';
import { correctByHolm } from '../../src/stats/correctByHolm';
import reference from '../reference/metrics/correctionAndScores.json';

test('correctByHolm(p) equals statsmodels, ties and a single test included', () => {
  for (const { p, adjusted, rejected } of reference.holm) {
    const found = correctByHolm(p);
    found.forEach((value, i) => expect(value).toBeCloseTo(adjusted[i], 12));
    expect(found.map((value) => value <= 0.05)).toEqual(rejected);
  }
});

test('correctByHolm(p) does not count NaN as a test', () => {
  expect(correctByHolm([0.01, NaN, 0.04])).toEqual([0.02, NaN, 0.04]);
  expect(correctByHolm([])).toEqual([]);
});
