import { expect, it, describe } from 'vitest';
import { fc } from '../seededFastCheck';
import { smoothCurve } from '../../src/views/lossCurves/smoothCurve';

const weight = fc.double({ min: 0, max: 0.99, noNaN: true });
const values = fc.array(fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { nil: null }), { maxLength: 60 });

describe('smoothCurve(values, weight)', () => {
  it('is the mean of the values so far, weighted by weight ** age, and keeps null where it was', () => {
    fc.assert(
      fc.property(values, weight, (given, w) => {
        const out = smoothCurve(given, w);
        given.forEach((value, n) => {
          if (value === null) return expect(out[n]).toBeNull();
          const past = given.slice(0, n + 1).filter((v): v is number => v !== null);
          const weights = past.map((_, i) => w ** (past.length - 1 - i));
          const expected = past.reduce((sum, v, i) => sum + v * weights[i], 0) / weights.reduce((a, b) => a + b, 0);
          expect(Math.abs(out[n]! - expected)).toBeLessThan(1e-8);
        });
      })
    );
  });

  it('gives the values back with weight 0', () => {
    expect(smoothCurve([3, null, 1], 0)).toEqual([3, null, 1]);
  });

  it.each([1, -0.1, NaN])('refuses the weight %s', (w) => {
    expect(() => smoothCurve([1], w)).toThrow(
      new RangeError(`smoothCurve: expected weight to be at least 0 and below 1, got ${w}; 0.6 is a usual choice`)
    );
  });
});
