import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Matrix } from '../../data/Matrix';

/** @throws TypeError or RangeError for anything but a matrix of finite numbers with at least one row. */
export function checkFeatures(subject: string, features: Matrix): void {
  const { rows, columns, values } = hasSafelyReadableMembers(features, ['rows', 'columns', 'values'])
    ? features
    : ({} as Partial<Matrix>);
  if (!(values instanceof Float32Array) || !isWhole(rows) || !isWhole(columns))
    throw new TypeError(
      `${subject}: expected features as {rows, columns, values: Float32Array}, got ${showValue(features)}; give what a layer of the teacher computes for each row, or its logits`
    );
  if (rows < 1 || columns < 1 || values.length !== rows * columns)
    throw new RangeError(
      `${subject}: expected ${rows} rows of ${columns} numbers, got ${values.length} numbers; give rows times columns numbers`
    );
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected finite features, got ${values[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}; look at that row`
    );
}

/** @throws TypeError or RangeError unless there is one whole number of at least 0 for each row. */
export function checkPerRow(subject: string, name: string, values: ArrayLike<number> | undefined, rows: number): void {
  if (values === undefined) return;
  if (typeof values !== 'object' || values === null || values.length !== rows)
    throw new RangeError(
      `${subject}: expected ${name} to be ${rows} numbers, one per row, got ${showValue(values)}; give the column of the same rows`
    );
  for (let row = 0; row < rows; row++)
    if (!Number.isInteger(values[row]) || values[row] < 0)
      throw new RangeError(
        `${subject}: expected ${name} to be whole numbers of at least 0, got ${showValue(values[row])} in row ${row}; number them from 0`
      );
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
