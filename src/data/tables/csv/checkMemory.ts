import { showValue } from '../../../checks/showValue';
import type { ColumnFromBytes } from './createColumnCollector';

/**
 * Refuses a file before it fills the memory: a packed one may have a thousand times as many bytes as its size says. A column is copied once
 * when the file ends, so one alone may take half.
 *
 * @throws RangeError that says what to give.
 */
export function checkMemory(
  subject: string,
  maxBytes: number,
  rows: number,
  lineBytes: number,
  columns: readonly { column: ColumnFromBytes }[]
): void {
  let [all, most]: [number, number] = [lineBytes, 0];
  let widest = columns[0]?.column;
  for (const { column } of columns) {
    const bytes = column.bytes(rows);
    all += bytes;
    if (bytes <= most) continue;
    most = bytes;
    widest = column;
  }
  if (all <= maxBytes && most <= maxBytes / 2) return;
  const got = all > maxBytes ? '' : `a column of more than half of it, ${showValue(widest.plan.name)}, `;
  throw new RangeError(
    `${subject}: expected columns of at most ${maxBytes} bytes, got more: ${got}after ${rows.toLocaleString('en')} rows; give {maxBytes: ${4 * maxBytes}} where memory allows, or leave columns out with {ignore: [${showValue(widest.plan.name)}]}`
  );
}
