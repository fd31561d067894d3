import type { Matrix } from './Matrix';

/** The mean of matrices of one size, number by number. */
export function averageMatrices(all: readonly Matrix[]): Matrix {
  const [{ rows, columns }] = all;
  const values = new Float32Array(rows * columns).map((_, i) => all.reduce((sum, one) => sum + one.values[i], 0) / all.length);
  return { rows, columns, values };
}
