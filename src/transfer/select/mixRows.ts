import type { Dataset } from '../../data/Dataset';

/** Pairs of rows, and for each the share of the first one. */
export interface Pairs {
  first: Int32Array;
  second: Int32Array;
  shares: Float64Array;
}

/**
 * share x first + (1 - share) x second for each pair, as unlabelled rows. In a table a category comes from the row with the larger share
 * (the first if both are equal), because there is nothing between two categories. So does a value if either is missing.
 *
 * They are synthetic only if the data is: a mixture of images of real people and places shows them.
 */
export function mixRows(data: Dataset, { first, second, shares }: Pairs, name: string): Dataset {
  const { x, shape, classes, features, synthetic } = data;
  const width = x.length / data.y.length;
  const mixed = new Float32Array(first.length * width);
  const isCategory = Array.from({ length: width }, (_, c) => features?.[c].kind === 'category');
  for (let row = 0; row < first.length; row++) {
    const share = shares[row];
    for (let c = 0; c < width; c++) {
      const [a, b] = [x[first[row] * width + c], x[second[row] * width + c]];
      const value = share * a + (1 - share) * b;
      mixed[row * width + c] = isCategory[c] || Number.isNaN(value) ? (share >= 0.5 ? a : b) : value;
    }
  }
  const rest = { ...(features && { features }), ...(synthetic && { synthetic }) };
  return { name, x: mixed, shape: [...shape], y: new Int32Array(first.length), classes: [...classes], ...rest, unlabelled: true };
}
