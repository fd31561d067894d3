import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import { formatTime } from './formatTime';
import type { ColumnReadingOptions } from './ColumnReadingOptions';
import type { NumberColumn } from './Table';

/** Names dates after today where years have two digits: births of 1940 are read as 2040. Dates of four digits may well be due dates. */
export function findCenturyProblems(
  { name, values }: NumberColumn,
  { formats }: Pick<ColumnReadingOptions, 'formats'>
): Finding[] {
  if (!Object.hasOwn(formats, name) || formats[name].includes('YYYY')) return [];
  const now = Date.now() / 1000;
  let [count, last] = [0, -Infinity];
  for (const value of values) {
    if (!(value > now)) continue;
    count++;
    if (value > last) last = value;
  }
  if (count === 0) return [];
  return [
    {
      check: 'datesInFuture',
      level: 'info',
      value: count,
      says: `column "${name}" has ${formatCount(count)} ${count === 1 ? 'date' : 'dates'} after today, the last ${formatTime(last)}: years of two digits up to 69 are read as 2000 to 2069`,
      hint: 'write the years with four digits if they are of the last century'
    }
  ];
}
