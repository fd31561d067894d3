import type { Dataset } from '../../data/Dataset';
import { computeBinEdges } from './computeBinEdges';
import type { NumberEncoding, TabularEncoding } from './TabularEncoding';

export interface EncodingOptions {
  /** Quantile bins of a number; 1 is a straight line. */
  bins: number;
  /** Width of the trainable row for columns that have too many categories for one input each. */
  categoryDimension: number;
}

/** The encoding of a table, fitted on its rows. A column without information (all missing, or all one value) is left out. */
export function fitEncoding(train: Dataset, { bins, categoryDimension }: EncodingOptions): TabularEncoding {
  const columns = train.shape[0];
  const encoding: TabularEncoding = { columns, numbers: [], categories: [] };
  for (let column = 0; column < columns; column++) {
    const feature = train.features?.[column];
    const present = presentValues(train, column);
    const missing = present.length < train.y.length;
    if (!present.length) continue;
    if (feature?.kind === 'category') {
      const size = feature.categories.length;
      if (size < 2 && !missing) continue;
      encoding.categories.push({ column, size, missing, dimension: size > 2 * categoryDimension ? categoryDimension : 0 });
    } else {
      const number: NumberEncoding = { column, edges: computeBinEdges(present, bins), missing, fill: median(present) };
      if (number.edges.length > 1 || missing) encoding.numbers.push(number);
    }
  }
  return encoding;
}

/** Ascending. */
function presentValues({ x, y, shape }: Dataset, column: number): Float32Array {
  const values = new Float32Array(y.length);
  let count = 0;
  for (let i = column; i < x.length; i += shape[0]) if (!Number.isNaN(x[i])) values[count++] = x[i];
  return values.slice(0, count).sort();
}

function median(sorted: Float32Array): number {
  return sorted[(sorted.length - 1) >> 1];
}
