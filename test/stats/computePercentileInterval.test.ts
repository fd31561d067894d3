import { fc } from '../seededFastCheck';
import '../../src/engine/loadEngine';
import { describe, expect, test } from 'vitest';
import { computePercentileInterval } from '../../src/stats/computePercentileInterval';

/** 1 to n, in an order that is not theirs. */
const upTo = (n: number) => Float64Array.from({ length: n }, (_, i) => ((i * 7) % n) + 1);

describe('computePercentileInterval(draws, confidence)', () => {
  test('leaves out 2.5 % at either end at 0.95', () => {
    expect(computePercentileInterval(upTo(999), 0.95)).toMatchObject({ low: 25, high: 975 });
  });

  test('has p of 1 - confidence or less exactly where the interval is without 0', () => {
    for (const below of [0, 1, 10, 24, 25, 26, 400]) {
      const draws = upTo(999).map((draw) => draw - below - 0.5);
      const { low, high, p } = computePercentileInterval(draws, 0.95);
      expect(low > 0 || high < 0).toBe(p <= 0.05 + 1e-12);
    }
  });

  test('counts the estimate itself: p is never 0, and 1 where all draws are 0', () => {
    expect(computePercentileInterval(upTo(999), 0.95).p).toBe(2 / 1000);
    expect(computePercentileInterval(new Float64Array(99), 0.95).p).toBe(1);
  });
});

test('computePercentileInterval: p <= 1 - confidence exactly where the interval is without 0, and high is not below low', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 30 }), { minLength: 100, maxLength: 400 }),
      fc.constantFrom(0.9, 0.95, 0.8),
      (draws, confidence) => {
        const { low, high, p } = computePercentileInterval(Float64Array.from(draws), confidence);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(low > 0 || high < 0).toBe(p <= 1 - confidence + 1e-12);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    ),
    { seed: 5 }
  );
});
