import { expect, test } from 'vitest';
import { computeKendallCorrelation } from '../../src/stats/computeKendallCorrelation';
import { kendall } from '../reference/search/search.json';

test.each(kendall)("computeKendallCorrelation(a, b) is SciPy's tau-b, with ties: $tau", ({ a, b, tau }) => {
  expect(computeKendallCorrelation(a, b)).toBeCloseTo(tau, 12);
  expect(computeKendallCorrelation(b, a)).toBeCloseTo(tau, 12);
});

test('it is 1 of one order, -1 of the opposite, and null where either is constant', () => {
  expect(computeKendallCorrelation([1, 2, 5], [10, 20, 21])).toBe(1);
  expect(computeKendallCorrelation([1, 2, 5], [3, 2, 1])).toBe(-1);
  expect(computeKendallCorrelation([1, 1], [1, 2])).toBeNull();
});
