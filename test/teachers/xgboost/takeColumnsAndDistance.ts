import type { Dataset } from '../../../src/data/Dataset';

/** The named columns of a dataset. */
export function takeColumns(data: Dataset, columns: number[]): Dataset {
  const { x, y, features } = data;
  const width = x.length / y.length;
  const taken = new Float32Array(y.length * columns.length);
  for (let row = 0; row < y.length; row++)
    columns.forEach((from, to) => (taken[row * columns.length + to] = x[row * width + from]));
  return { ...data, x: taken, shape: [columns.length], ...(features && { features: columns.map((column) => features[column]) }) };
}

/** The largest distance between two lists of numbers, relative above 1; Infinity when they are not equally long or not numbers. */
export function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let most = 0;
  for (let i = 0; i < actual.length; i++) {
    const apart = Math.abs(actual[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    most = Math.max(most, Number.isNaN(apart) ? Infinity : apart);
  }
  return most;
}
