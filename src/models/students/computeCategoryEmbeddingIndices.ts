import { codeOf, encodedWidth } from './encodeRows';
import type { TabularEncoding } from './TabularEncoding';

/** The length of the table that holds the trainable rows of categories: category by category, each with the row for a missing or unknown one last. */
export function tableLength({ categories }: Pick<TabularEncoding, 'categories'>): number {
  return categories.reduce((sum, { size, dimension }) => sum + (size + 1) * dimension, 0);
}

/**
 * Where the inputs that categories give stand in the table, row after row; `tableLength` for those that it does not hold.
 *
 * @param x [rows, columns]; NaN is missing.
 * @returns [rows, inputs of categories]
 */
export function computeCategoryEmbeddingIndices({ columns, categories }: TabularEncoding, x: ArrayLike<number>): Int32Array {
  const width = encodedWidth({ columns, numbers: [], categories });
  const rows = x.length / columns;
  const out = new Int32Array(rows * width).fill(tableLength({ categories }));
  let offset = 0;
  let first = 0;
  for (const { column, size, missing, dimension } of categories) {
    for (let row = 0; dimension && row < rows; row++) {
      const start = row * width + offset;
      const from = first + codeOf(x[row * columns + column], size) * dimension;
      for (let k = 0; k < dimension; k++) out[start + k] = from + k;
    }
    first += (size + 1) * dimension;
    offset += dimension || size + Number(missing);
  }
  return out;
}
