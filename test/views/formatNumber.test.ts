import { describe, expect, it } from 'vitest';
import { seededFastCheck } from '../seededFastCheck';
import { formatCount, formatErrors, formatNumber, formatPercent } from '../../src/views/words/formatNumber';

describe('formatNumber(value, digits)', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [0.0712345, '0.0712'],
    [0.09999, '0.1'],
    [0.9999, '1'],
    [9.999, '10'],
    [999.9, '1,000'],
    [-2.5, '−2.5'],
    [1796010, '1,800,000'],
    [123456789, '1.23e8'],
    [0.00001234, '1.23e−5'],
    [1e-10, '1e−10'],
    [0.0001, '0.0001'],
    [NaN, 'unknown'],
    [null, 'unknown']
  ])('writes %s as "%s"', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  it('is within the rounding of its digits of the value, for any number', () => {
    seededFastCheck.assert(
      seededFastCheck.property(seededFastCheck.double({ min: -1e300, max: 1e300, noNaN: true }), seededFastCheck.integer({ min: 1, max: 8 }), (value, digits) => {
        const read = Number(formatNumber(value, digits).replaceAll(',', '').replaceAll('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 0.5000001 * 10 ** (1 - digits));
      })
    );
  });
});

describe('formatCount, formatPercent, formatErrors', () => {
  it('write counts and shares as people read them', () => {
    expect(formatCount(1796010)).toBe('1,796,010');
    expect(formatCount(null)).toBe('unknown');
    expect(formatPercent(0.9769)).toBe('97.69 %');
    expect(formatErrors({ errors: 231, rows: 10000 })).toBe('2.31 % (231 of 10,000 wrong)');
    expect(formatErrors({ errors: 0, rows: 0 })).toBe('unknown (0 of 0 wrong)');
  });
});
