import { codeOf, encodeRows } from '../../models/students/encodeRows';
import type { CategoryEncoding, NumberEncoding } from '../../models/students/TabularEncoding';
import type { SoftTreeWeights } from './readSoftTreeWeights';

/** What one column adds to the products of the splits. */
export interface ColumnContribution {
  column: number;
  encoding: { kind: 'number'; of: NumberEncoding } | { kind: 'category'; of: CategoryEncoding };
  /** The pull on split number `split` (from 0) for each value; NaN is missing. */
  at(split: number, values: ArrayLike<number>): Float64Array;
  /** Values that represent all others: the edges of its bins, or its categories, and NaN if train had missing ones. */
  knots: Float32Array;
}

/** One for each column that the tree uses. */
export function computeColumnContributions({ encoding, kernel, bias }: SoftTreeWeights): ColumnContribution[] {
  const splits = bias.length;
  let first = 0;
  const numbers = encoding.numbers.map((of): ColumnContribution => {
    const begin = first;
    const width = of.edges.length - 1 + Number(of.missing);
    first += width;
    const alone = { columns: 1, numbers: [{ ...of, column: 0 }], categories: [] };
    const at = (split: number, values: ArrayLike<number>) => {
      const inputs = encodeRows(alone, values);
      return Float64Array.from({ length: values.length }, (_, row) => {
        let sum = 0;
        for (let i = 0; i < width; i++) sum += inputs[row * width + i] * kernel[(begin + i) * splits + split];
        return sum;
      });
    };
    return { column: of.column, encoding: { kind: 'number', of }, at, knots: knotsOf(of.edges, of.missing) };
  });
  const categories = encoding.categories.map((of): ColumnContribution => {
    const begin = first;
    first += of.size + Number(of.missing);
    const at = (split: number, values: ArrayLike<number>) =>
      Float64Array.from(values, (value) => {
        const code = codeOf(value, of.size);
        return code < of.size || of.missing ? kernel[(begin + code) * splits + split] : 0;
      });
    const codes = Array.from({ length: of.size }, (_, code) => code);
    return { column: of.column, encoding: { kind: 'category', of }, at, knots: knotsOf(codes, of.missing) };
  });
  return [...numbers, ...categories];
}

function knotsOf(values: number[], missing: boolean): Float32Array {
  return Float32Array.from(missing ? [...values, NaN] : values);
}
