import { show } from '../checks/show';
import { firstMissing } from './firstMissing';
import type { Column } from './Table';

/** One number for each distinct value of the column, from 0. */
export function groupsOf(column: Column): Int32Array {
  checkWhole('group', column);
  if (column.kind === 'category') return column.codes.slice();
  const groupOf = new Map<number, number>();
  return Int32Array.from(column.values, (value) => {
    if (!groupOf.has(value)) groupOf.set(value, groupOf.size);
    return groupOf.get(value)!;
  });
}

/** Seconds from any origin. */
export function timesOf(column: Column): Float64Array {
  return numbersOf('time', column, 'read it with types {...: "time"} or correct it');
}

export function weightsOf(column: Column): Float32Array {
  return Float32Array.from(numbersOf('weight', column, 'choose a column of numbers'));
}

function numbersOf(option: string, column: Column, fix: string): Float64Array {
  checkWhole(option, column);
  if (column.kind === 'category')
    throw new TypeError(
      `tabular: ${option} ${show(column.name)}: expected numbers${option === 'time' ? ' or times' : ''}, got texts like ${show(column.categories[0])}; ${fix}`
    );
  return column.values.slice();
}

function checkWhole(option: string, column: Column): void {
  const missing = firstMissing(column);
  if (missing)
    throw new RangeError(
      `tabular: ${option} ${show(column.name)}: expected a value in every row, got ${missing.count} without one, first row ${missing.row}; remove those rows`
    );
}
