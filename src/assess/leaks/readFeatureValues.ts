import type { Dataset } from '../../data/Dataset';

/** The values of one feature in the given rows. */
export function readFeatureValues({ x, y }: Pick<Dataset, 'x' | 'y'>, i: number, rows: Int32Array): Float32Array {
  const width = x.length / y.length;
  return Float32Array.from(rows, (row) => x[row * width + i]);
}
