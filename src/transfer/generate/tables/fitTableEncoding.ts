import type { Dataset } from '../../../data/Dataset';
import type { Random } from '../../../stats/createRandom';
import { fitColumnEncoding, rounded, type ColumnEncoding } from './fitColumnEncoding';
import { fromNormal, toNormal } from './fitQuantileTransform';

/** The place of a column in an encoded row. */
export interface TablePlace extends ColumnEncoding {
  /** Index of its normal number; -1 if all values are modes. */
  normal: number;
  /** Index of its first kind, one number for each mode and one for all other values; -1 if there is only one kind. */
  kinds: number;
  /** How many kinds there are. */
  size: number;
}

/**
 * Rows of a table as rows of numbers: first all normal numbers, then, column by column, 1 at the kind of the value. It keeps quantiles but
 * no rows.
 */
export interface TableEncoding {
  columns: TablePlace[];
  /** How many normal numbers, and how many kinds, an encoded row has. */
  normals: number;
  kinds: number;
}

/**
 * Fitted on the rows of a table. A number has the normal number of its quantile, so that heavy tails disappear, and 0 if its value is a mode: a
 * value that stands out (10 % of the rows or more, three times as often as those next to it), one of at most 10, or a missing one. A category is a mode.
 *
 * After Xu, Skoularidou, Cuesta-Infante & Veeramachaneni 2019, arXiv 1907.00503, with quantiles instead of mixtures of Gaussians.
 */
export function fitTableEncoding({ x, shape: [width], features }: Pick<Dataset, 'x' | 'shape' | 'features'>): TableEncoding {
  const rows = x.length / width;
  const fitted = Array.from({ length: width }, (_, column) => {
    const values = Float32Array.from({ length: rows }, (_, row) => x[row * width + column]);
    return fitColumnEncoding(values, features?.[column].kind ?? 'number');
  });
  const normals = fitted.filter(({ knots }) => knots).length;
  let [normal, kinds] = [0, normals];
  const columns = fitted.map((column): TablePlace => {
    const size = column.modes.length + (column.knots ? 1 : 0);
    const place = { ...column, size, normal: column.knots ? normal++ : -1, kinds: size > 1 ? kinds : -1 };
    if (size > 1) kinds += size;
    return place;
  });
  return { columns, normals, kinds: kinds - normals };
}

/** Encodes rows of numbers; for a value that covers a span of normal numbers, one of them is drawn. */
export function encodeTable(encoding: TableEncoding, x: Float32Array, rows: ArrayLike<number>, next: Random): Float32Array {
  const { columns, normals, kinds } = encoding;
  const places = columns.map(({ modes }) => new Map(modes.map((mode, i) => [mode, i])));
  const width = normals + kinds;
  const out = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++)
    columns.forEach((column, c) => {
      const value = x[rows[i] * columns.length + c];
      const kind = places[c].get(value) ?? column.modes.length;
      if (column.kinds >= 0) out[i * width + column.kinds + kind] = 1;
      if (column.knots && kind === column.modes.length) out[i * width + column.normal] = toNormal(column.knots, value, next);
    });
  return out;
}

/** The rows of encoded ones, by the largest of each column's kinds. */
export function decodeTable({ columns, normals, kinds }: TableEncoding, encoded: Float32Array): Float32Array {
  const width = normals + kinds;
  const rows = encoded.length / width;
  const x = new Float32Array(rows * columns.length);
  for (let row = 0; row < rows; row++)
    columns.forEach((column, c) => {
      const { modes, knots, decimals } = column;
      let value = modes[kindAt(column, encoded, row * width)];
      if (knots && isNumberAt(column, encoded, row * width)) {
        value = fromNormal(knots, encoded[row * width + column.normal]);
        if (decimals !== null) value = rounded(value, decimals);
      }
      x[row * columns.length + c] = value;
    });
  return x;
}

/** Whether the column's value in the encoded row that starts there is given by its normal number. */
export function isNumberAt(column: TablePlace, encoded: Float32Array, start: number): boolean {
  return column.normal >= 0 && kindAt(column, encoded, start) === column.modes.length;
}

/** The largest of a column's kinds in the encoded row that starts there. */
export function kindAt({ kinds, size }: Pick<TablePlace, 'kinds' | 'size'>, encoded: Float32Array, start: number): number {
  let best = 0;
  for (let i = 1; i < size; i++) if (encoded[start + kinds + i] > encoded[start + kinds + best]) best = i;
  return best;
}
