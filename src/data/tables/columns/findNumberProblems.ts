import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import { findDateOrVersion } from './findDateOrVersion';
import type { NumberColumn } from './Table';
import type { ColumnReadingOptions } from './ColumnReadingOptions';
import { findDatesAsNumbers } from './findDatesAsNumbers';
import { findSentinels } from './findSentinels';

/**
 * Findings about numbers that may not be what they look like.
 *
 * @param isAsked whether numbers were asked for: they are none of dates or versions then.
 */
export function findNumberProblems(
  column: NumberColumn,
  { decimal = '.' }: Pick<ColumnReadingOptions, 'decimal'>,
  isAsked: boolean
): Finding[] {
  let low = Infinity;
  let high = -Infinity;
  const { values } = column;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const named = isAsked ? undefined : findDateOrVersion(column);
  return [
    ...(!column.unit && Math.max(-low, high) > Number.MAX_SAFE_INTEGER ? [...rounded(column), ...infinite(column)] : []),
    ...findSentinels(column, low, high, decimal),
    ...(!column.unit && !isAsked ? findDatesAsNumbers(column, low, high) : []),
    ...(named ? [named] : [])
  ];
}

function rounded({ name, values }: NumberColumn): Finding[] {
  // Beyond 10^20 it is a magnitude, not an identifier.
  const count = values.reduce((sum, value) => sum + Number(isRounded(Math.abs(value))), 0);
  if (count === 0) return [];
  return [
    {
      check: 'precision',
      level: 'warning',
      value: count,
      says: `column "${name}" has ${formatCount(count)} whole numbers beyond 2^53, which are rounded`,
      hint: `read it with {types: {${JSON.stringify(name)}: 'category'}} if it is an identifier`
    }
  ];
}

function isRounded(size: number): boolean {
  return size > Number.MAX_SAFE_INTEGER && size < 1e20 && Number.isInteger(size);
}

function infinite({ name, values }: NumberColumn): Finding[] {
  const count = values.reduce((sum, value) => sum + Number(Math.abs(value) === Infinity), 0);
  if (count === 0) return [];
  const signs = [Infinity, -Infinity].filter((value) => values.includes(value)).map((value) => `'${value}'`);
  return [
    {
      check: 'infinite',
      level: 'warning',
      value: count,
      says: `column "${name}" has ${formatCount(count)} infinite numbers, the first in row ${values.findIndex((value) => Math.abs(value) === Infinity)} of the data, counted from 0: "inf", or a number beyond 1.8e308`,
      hint: `correct them, or read it with {missing: [${signs.join(', ')}]} if they stand for missing values; no model can learn from them`
    }
  ];
}
