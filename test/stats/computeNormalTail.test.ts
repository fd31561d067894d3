import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeNormalTail } from '../../src/stats/computeNormalTail';

/** Made by test/reference/metrics/stats.py. */
const cases: { z: number; tail: number }[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')
).normalTail;

/** Made by test/reference/metrics/operatingPointMetrics.py. */
const { tails } = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/operatingPointMetrics.json'), 'utf8')) as {
  tails: [z: number, tail: number][];
};

describe('computeNormalTail(z)', () => {
  test.each(cases.map(({ z, tail }) => [z, tail] as const))('of %d equals that of SciPy to 12 digits', (z, tail) => {
    expect(computeNormalTail(z) / tail).toBeCloseTo(1, 12);
  });

  test('equals those of SciPy that the clinic metrics were checked by', () => {
    for (const [z, tail] of tails) expect(Math.abs(computeNormalTail(z) / tail - 1), `${z}`).toBeLessThan(1e-11);
  });

  test('of NaN is NaN', () => {
    expect(computeNormalTail(NaN)).toBeNaN();
  });
});
