import { showValue } from '../checks/showValue';
import type { Nested } from './Dataset';
import { isNumberList } from './isNumberList';

/** Where the numbers of a row go. */
interface Place {
  /** The shape that the row must have. */
  shape: readonly number[];
  /** Its number, for errors. */
  row: number;
  into: Float32Array;
  /** Where its first number goes. */
  at: number;
}

/**
 * Writes the numbers of a nested row one after the other. Infinity passes.
 *
 * @throws TypeError for what is no number, RangeError for another shape or a number beyond float32.
 */
export function flattenNestedRow(subject: string, given: Nested, { shape, row, into, at }: Place): void {
  let next = at;
  const fill = (value: Nested, depth: number): void => {
    if (depth === shape.length) {
      checkCell(subject, value, row, next - at, shape.length === 1);
      into[next++] = value as number;
    } else if (isNumberList(value) && value.length === shape[depth])
      for (let i = 0; i < shape[depth]; i++) fill(value[i], depth + 1);
    else
      throw new RangeError(
        `${subject}: expected every row to have the shape [${shape}] of row 0, got a different one in row ${row}; make the rows equally long`
      );
  };
  fill(given, 0);
}

/** The error for a number that would become Infinity. */
export function beyondFloat32(subject: string, value: number, row: number, column: number): RangeError {
  return new RangeError(
    `${subject}: expected numbers in x that float32 can hold, up to 3.4e38, got ${value} in row ${row}, column ${column}; correct it or scale the column`
  );
}

/** Rows of a table, of which not all values are numbers, are not for datasets of numbers. */
function checkCell(subject: string, value: unknown, row: number, column: number, isTable: boolean): void {
  if (typeof value === 'number' && !Number.isNaN(value)) {
    if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) throw beyondFloat32(subject, value, row, column);
    return;
  }
  const fix = isTable
    ? 'fill it in, or make a table of the rows: kd.tabular(kd.table(rows), {label})'
    : 'fill it in or remove the row';
  throw new TypeError(
    `${subject}: expected finite numbers in x, got ${showValue(value)} in row ${row}, column ${column}; ${fix}`
  );
}
