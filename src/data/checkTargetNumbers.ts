import { showValue } from '../checks/showValue';
import { checkTargetNames } from './checkDataset';
import type { Targets } from './Dataset';
import { isNumberList } from './isNumberList';

/**
 * The targets of `kd.dataset`, one for each row or a list of several for each row, one after the other.
 *
 * @param missing whether NaN will do, for one that is not known.
 * @throws TypeError or RangeError for what is no number, or rows of different lengths.
 */
export function checkTargetNumbers(targets: unknown, given: string[] | undefined, missing = false): Targets {
  if (!isNumberList(targets))
    throw new TypeError(
      `dataset: expected targets to be numbers, one for each row, got ${showValue(targets)}; give [1.5, ...], or a list of several for each row`
    );
  const rows = targets as ArrayLike<unknown>;
  const width = isNumberList(rows[0]) ? rows[0].length : 1;
  const names = given ?? (width === 1 ? ['target'] : Array.from({ length: width }, (_, i) => `target ${i + 1}`));
  checkTargetNames('dataset', names);
  if (names.length !== width)
    throw new RangeError(
      `dataset: expected a name for each of ${width} targets, got ${names.length}; give targetNames of the same length`
    );
  const values = new Float64Array(rows.length * width);
  for (let row = 0; row < rows.length; row++) {
    const own = isNumberList(rows[0]) ? rows[row] : [rows[row]];
    if (!isNumberList(own) || own.length !== width)
      throw new RangeError(
        `dataset: expected ${width} targets in each row as in row 0, got ${isNumberList(own) ? own.length : showValue(own)} in row ${row}; make the rows equally long`
      );
    for (let i = 0; i < width; i++) {
      const value: unknown = own[i];
      if (typeof value !== 'number' || !(Number.isFinite(value) || (missing && Number.isNaN(value))))
        throw new TypeError(
          `dataset: expected finite targets, got ${showValue(value)} for ${showValue(names[i])} in row ${row}; fill it in or remove the row`
        );
      values[row * width + i] = value;
    }
  }
  return { values, names: [...names], ...(missing && { missing }) };
}
