import { checkList } from '../../checks/checkList';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';

/**
 * The given row numbers, or the first 12.
 *
 * @throws TypeError or RangeError for no rows, too many, or one that does not exist.
 */
export function chooseImageRows(subject: string, given: ArrayLike<number> | undefined, data: Dataset, most: number): number[] {
  const { length } = data.y;
  if (given !== undefined) checkList(subject, 'rows', given);
  if (given && given.length > most)
    throw new RangeError(`${subject}: expected 1 to ${most} rows, got ${given.length}; choose fewer or some`);
  const rows = given ? Array.from(given) : Array.from({ length: Math.min(12, length) }, (_, i) => i);
  if (!rows.length || rows.length > most)
    throw new RangeError(`${subject}: expected 1 to ${most} rows, got ${rows.length}; choose fewer or some`);
  for (const row of rows) checkNumber(subject, 'row', row, { integer: true, atLeast: 0, atMost: length - 1 });
  return rows;
}

/**
 * Images in an output are saved with the notebook.
 *
 * @throws TypeError for data that is not synthetic, unless the user has allowed it.
 */
export function checkMayShow(subject: string, data: Dataset, real: boolean): void {
  if (data.synthetic || real) return;
  throw new TypeError(
    `${subject}: expected synthetic data, got ${showValue(data.name)}; images in an output are saved with the notebook: pass {real: true} if they may be`
  );
}

/** 'row 3 "scratches"', without a label if it is unknown; the first 24. */
export function namedRows(data: Dataset, rows: number[], more = (_: number): string => ''): string {
  const named = rows
    .slice(0, 24)
    .map((row, i) => `row ${row}${data.unlabelled ? '' : ` "${data.classes[data.y[row]]}"`}${more(i)}`);
  return `${named.join(', ')}${rows.length > 24 ? ` and ${rows.length - 24} more` : ''}`;
}
