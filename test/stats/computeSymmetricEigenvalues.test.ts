import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computeSymmetricEigenvalues } from '../../src/stats/computeSymmetricEigenvalues';

/** Made by test/reference/metrics/stats.py. */
const cases: { n: number; matrix: number[]; values: number[] }[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/stats.json'), 'utf8')
).symmetricEigenvalues;

describe('computeSymmetricEigenvalues(matrix, n)', () => {
  test.each(cases.map((one) => [one.n, one] as const))(
    'of a matrix of %d rows equals those of LAPACK',
    (n, { matrix, values }) => {
      const found = computeSymmetricEigenvalues(Float64Array.from(matrix), n).sort();
      expect(found).toHaveLength(n);
      values.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 10));
    }
  );
});
