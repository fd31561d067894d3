import { expect, test } from 'vitest';
import { computeSeedInterval } from '../../src/stats/computeSeedInterval';
import { computeTwoSidedStudentQuantile } from '../../src/stats/computeTwoSidedStudentQuantile';
import { reference } from '../train/continual/continualReference';

test('computeTwoSidedStudentQuantile(confidence, degrees) is what SciPy says', () => {
  for (const { confidence, degrees, value } of reference.student)
    expect(computeTwoSidedStudentQuantile(confidence, degrees) / value, `${confidence}, ${degrees}`).toBeCloseTo(1, 9);
});

test('computeTwoSidedStudentQuantile refuses what has no quantile', () => {
  expect(() => computeTwoSidedStudentQuantile(1, 3)).toThrow('expected confidence to be');
  expect(() => computeTwoSidedStudentQuantile(0.95, 0)).toThrow('expected degrees to be');
});

test('computeSeedInterval(values, confidence) is mean +- t s / sqrt(n), and has no bounds for one value', () => {
  const { mean, low, high } = computeSeedInterval([1, 2, 3, 4], 0.95);
  expect(mean).toBe(2.5);
  // t(0.975, 3) = 3.182446 times sqrt(5 / 3) / 2.
  expect(high! - mean).toBeCloseTo(2.05426, 5);
  expect(mean - low!).toBeCloseTo(high! - mean, 12);
  expect(computeSeedInterval([7], 0.95)).toEqual({ mean: 7, low: null, high: null });
});
