import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeWilsonInterval } from '../../src/stats/computeWilsonInterval';

interface WilsonCase {
  successes: number;
  rows: number;
  confidence: number;
  low: number;
  high: number;
}

/** Made by test/reference/metrics/stats.py. */
const cases: WilsonCase[] = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')).wilsonInterval;

/** Made by test/reference/metrics/operatingPointMetrics.py. */
const { wilson } = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/operatingPointMetrics.json'), 'utf8')) as {
  wilson: [successes: number, rows: number, confidence: number, low: number, high: number][];
};

describe('computeWilsonInterval(successes, rows, confidence)', () => {
  test.each(cases.map((one) => [one.successes, one.rows, one.confidence, one] as const))(
    'of %d in %d at %d equals that of SciPy',
    (successes, rows, confidence, one) => {
      const { low, high } = computeWilsonInterval(successes, rows, confidence);
      expect(low).toBeCloseTo(one.low, 10);
      expect(high).toBeCloseTo(one.high, 10);
    }
  );

  test('ends exactly at 0 of none and at 1 of all, and takes parts of a row', () => {
    expect(computeWilsonInterval(0, 7, 0.95).low).toBe(0);
    expect(computeWilsonInterval(7, 7, 0.95).high).toBe(1);
    const { low, high } = computeWilsonInterval(1.5, 4.5, 0.95);
    expect(low).toBeLessThan(1 / 3);
    expect(high).toBeGreaterThan(1 / 3);
  });

  test('equals those of SciPy that the clinic metrics were checked by', () => {
    for (const [successes, rows, confidence, low, high] of wilson) {
      const got = computeWilsonInterval(successes, rows, confidence);
      expect(got.low).toBeCloseTo(low, 12);
      expect(got.high).toBeCloseTo(high, 12);
    }
  });
});
