import { showValue } from '../../checks/showValue';
import { findFirstMissing } from './columns/findFirstMissing';
import type { Column } from './columns/Table';

/**
 * One number for each distinct value, the same in another file: whole numbers stay the same, everything else becomes a hash of its text.
 * Two values with the same hash become one group; that happens in one of a hundred columns of 10,000 values.
 */
export function readGroups(subject: string, column: Column): Int32Array {
  checkWhole(subject, 'group', column);
  if (column.kind === 'number') return Int32Array.from(column.values, (value) => (isInt32(value) ? value : hash(String(value))));
  // In another file, without the one text among them, the same numbers may be a column of numbers.
  const groups = Int32Array.from(column.categories, (text) =>
    isInt32(Number(text)) && String(Number(text)) === text ? Number(text) : hash(text)
  );
  return column.codes.map((code) => groups[code]);
}

function isInt32(value: number): boolean {
  return (value | 0) === value;
}

/** FNV-1a of 32 bits over the text in UTF-8. */
function hash(text: string): number {
  return Buffer.from(text).reduce((h, byte) => Math.imul(h ^ byte, 0x01000193), 0x811c9dc5 | 0);
}

/** Seconds from any origin. */
export function readTimes(subject: string, column: Column): Float64Array {
  return numbersOf(subject, 'time', column, 'read it with types {...: "time"} or correct it');
}

export function readWeights(subject: string, column: Column): Float32Array {
  return Float32Array.from(numbersOf(subject, 'weight', column, 'choose a column of numbers'));
}

function numbersOf(subject: string, option: string, column: Column, fix: string): Float64Array {
  checkWhole(subject, option, column);
  if (column.kind === 'category')
    throw new TypeError(
      `${subject} ${option} ${showValue(column.name)}: expected numbers${option === 'time' ? ' or times' : ''}, got texts like ${showValue(column.categories[0])}; ${fix}`
    );
  return column.values.slice();
}

function checkWhole(subject: string, option: string, column: Column): void {
  const missing = findFirstMissing(column);
  if (missing)
    throw new RangeError(
      `${subject} ${option} ${showValue(column.name)}: expected a value in every row, got ${missing.count} without one, the first in row ${missing.row} of the data, counted from 0; remove those rows`
    );
}
