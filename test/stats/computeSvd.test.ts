import { expect, test } from 'vitest';
import { computeSvd } from '../../src/stats/computeSvd';
import cases from '../reference/compress/svd.json';

test.each(cases)(
  "computeSvd of $rows x $columns has NumPy's singular values, and its parts give the matrix",
  ({ matrix, rows, columns, s: expected }) => {
    const { u, s, v } = computeSvd(matrix, rows, columns);
    const largest = Math.max(...expected, 1e-300);
    expect(Array.from(s)).toHaveLength(expected.length);
    s.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-13 * largest));
    const k = s.length;
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let r = 0; r < k; r++) sum += u[i * k + r] * s[r] * v[j * k + r];
        expect(Math.abs(sum - matrix[i * columns + j])).toBeLessThanOrEqual(1e-13 * largest);
      }
    for (let p = 0; p < k; p++)
      for (let q = 0; q < p; q++) {
        let product = 0;
        for (let i = 0; i < rows; i++) product += u[i * k + p] * u[i * k + q];
        if (s[p] > 1e-10 * largest) expect(Math.abs(product)).toBeLessThan(1e-12);
      }
  }
);
