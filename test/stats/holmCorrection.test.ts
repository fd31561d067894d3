import { expect, test } from 'vitest';
import { holmCorrection } from '../../src/stats/holmCorrection';
import reference from '../reference/metrics/correctionAndScores.json';

test('holmCorrection(p) equals statsmodels, ties and a single test included', () => {
  for (const { p, adjusted, rejected } of reference.holm) {
    const found = holmCorrection(p);
    found.forEach((value, i) => expect(value).toBeCloseTo(adjusted[i], 12));
    expect(found.map((value) => value <= 0.05)).toEqual(rejected);
  }
});

test('holmCorrection(p) does not count NaN as a test', () => {
  expect(holmCorrection([0.01, NaN, 0.04])).toEqual([0.02, NaN, 0.04]);
  expect(holmCorrection([])).toEqual([]);
});
