import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeNormalQuantile } from '../../src/stats/computeNormalQuantile';

/** Made by test/reference/metrics/stats.py. */
const cases: { tail: number; z: number }[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')
).normalQuantile;

/** Made by test/reference/metrics/operatingPointMetrics.py. */
const { quantiles } = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/operatingPointMetrics.json'), 'utf8')) as {
  quantiles: [tail: number, z: number][];
};

describe('computeNormalQuantile(tail)', () => {
  test.each(cases.map(({ tail, z }) => [tail, z] as const))('of %d equals that of SciPy', (tail, z) => {
    expect(computeNormalQuantile(tail)).toBeCloseTo(z, 10);
  });

  test('equals those of SciPy that the clinic metrics were checked by', () => {
    for (const [tail, z] of quantiles) expect(computeNormalQuantile(tail)).toBeCloseTo(z, 10);
  });
});
