import { checkMemorySize } from '../../checks/checkMemorySize';
import { flattenNestedRow } from '../flattenNestedRow';
import { shapeOfNestedList } from '../shapeOfNestedList';
import type { DatasetRow } from './DatasetRow';

/** The numbers of rows that all have the shape of the first one. */
export interface RowNumbers {
  shape: number[];
  width: number;
  /** Writes those of a row into an array, from a place on. */
  put(x: DatasetRow['x'], row: number, into: Float32Array, at: number): void;
}

/**
 * @param x of the first row.
 * @param asked the shape of a row, if it is another than that of x; it has as many numbers.
 * @throws RangeError if x has no numbers, too many of them, or others than the shape asked for.
 */
export function createRowNumbersWriter(subject: string, x: DatasetRow['x'], asked: number[] | undefined): RowNumbers {
  const nested = shapeOfNestedList(subject, x);
  const width = nested.reduce((a, b) => a * b, 1);
  if (width === 0) throw new RangeError(`${subject}: expected numbers in x of row 0, got none; give each row at least one`);
  checkMemorySize(subject, { 'numbers a row': width });
  const wanted = asked?.reduce((a, b) => a * b, 1) ?? width;
  if (wanted !== width)
    throw new RangeError(
      `${subject}: expected ${wanted} numbers in x of row 0, as the shape [${asked}] has, got ${width}; give the shape of one row`
    );
  return {
    shape: asked ?? nested,
    width,
    put(x, row, into, at) {
      // Most rows of a program with many of them are such.
      if (x instanceof Float32Array && nested.length === 1 && x.length === width) into.set(x, at);
      else flattenNestedRow(subject, x, { shape: nested, row, into, at });
      for (let i = 0; i < width; i++)
        if (!Number.isFinite(into[at + i]))
          throw new RangeError(
            `${subject}: expected finite numbers in x, got ${into[at + i]} in row ${row}, column ${i}; fill it in or remove the row`
          );
    }
  };
}
