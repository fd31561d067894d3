import { Tensor } from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';

/** One row per example: rows of numbers, all numbers in one array with the counts, or a tensor whose first axis counts the examples. */
export type MatrixLike = readonly ArrayLike<number>[] | { rows: number; columns: number; values: ArrayLike<number> } | Tensor;

/** A matrix in double precision, and how far its numbers can be trusted. */
export interface Doubles {
  rows: number;
  columns: number;
  values: Float64Array;
  /** Spread below this share of the size, both squared, is rounding. */
  rounding: number;
}

/**
 * A matrix as a copy in double precision.
 *
 * @throws TypeError or RangeError that names the row and the column.
 */
export function toDoubles(subject: string, name: string, given: MatrixLike): Doubles {
  const doubles = copy(subject, name, given);
  const { columns, values } = doubles;
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected finite numbers in ${name}, got ${values[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}; check where it comes from`
    );
  return doubles;
}

function copy(subject: string, name: string, given: MatrixLike): Doubles {
  if (!isSafeToInspect(given) || (given instanceof Tensor && given.isDisposed))
    throw new TypeError(
      `${subject}: expected ${name} to be rows of numbers, {rows, columns, values} or a tensor in use, got ${showValue(given)}; give one row per example`
    );
  if (given instanceof Tensor) {
    const rows = given.rank === 0 ? 0 : given.shape[0];
    return filled(subject, name, rows, given.size / rows, given.dataSync(), true);
  }
  if (Array.isArray(given)) return fromRows(subject, name, given as ArrayLike<number>[]);
  const { rows, columns, values } = (given ?? {}) as Exclude<MatrixLike, Tensor | readonly ArrayLike<number>[]>;
  const isOfNumbers = isList(values) && (values.length === 0 || typeof values[0] !== 'bigint');
  if (!isOfNumbers || !Number.isInteger(rows) || !Number.isInteger(columns))
    throw new TypeError(
      `${subject}: expected ${name} to be rows of numbers, {rows, columns, values} or a tensor, got ${showValue(given)}; give one row per example`
    );
  return filled(subject, name, rows, columns, values, values instanceof Float32Array);
}

function fromRows(subject: string, name: string, given: readonly ArrayLike<number>[]): Doubles {
  const columns = given[0]?.length ?? 0;
  const values = new Float64Array(given.length * columns);
  given.forEach((row, i) => {
    if (!isList(row) || row.length !== columns)
      throw new RangeError(
        `${subject}: expected every row of ${name} to hold ${columns} numbers as row 0 does, got ${isList(row) ? row.length : showValue(row)} in row ${i}; make the rows equally long`
      );
    for (let j = 0; j < columns; j++) values[i * columns + j] = typeof row[j] === 'number' ? row[j] : NaN;
  });
  return filled(subject, name, given.length, columns, values, given[0] instanceof Float32Array);
}

function filled(
  subject: string,
  name: string,
  rows: number,
  columns: number,
  values: ArrayLike<number>,
  isSingle: boolean
): Doubles {
  if (!(rows > 0 && columns > 0) || values.length !== rows * columns)
    throw new RangeError(
      `${subject}: expected ${name} to hold rows of numbers, got ${values.length} numbers for ${rows} rows of ${columns}; give one row per example`
    );
  return { rows, columns, values: Float64Array.from(values), rounding: isSingle ? 1e-13 : 1e-30 };
}

function isList(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}
