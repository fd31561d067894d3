import type { Finding } from '../../../record/RunRecord';
import type { NumberColumn } from './Table';
import { createTimeParser } from './createTimeParser';

/** Ways to write a date as one whole number, from the smallest that is one to the largest. */
const ways: { from: number; to: number; format: string; hint?: string }[] = [
  { from: 19_000_101, to: 21_001_231, format: 'YYYYMMDD' },
  { from: 19_000_101_000_000, to: 21_001_231_235_959, format: 'YYYYMMDDHHmmss' },
  { from: 190_001_010_000, to: 210_012_312_359, format: 'YYYYMMDDHHmm' },
  {
    from: 190_001,
    to: 210_012,
    format: 'YYYYMM',
    hint: 'write them like 2024-12-01 if they are months: as numbers, December and January are 89 apart'
  }
];

/** Whole numbers like 20241231, all of them days of the last and the next hundred years. */
export function findDatesAsNumbers({ name, values }: NumberColumn, low: number, high: number): Finding[] {
  const way = ways.find(({ from, to }) => low >= from && high <= to);
  if (!way) return [];
  const distinct = new Set<number>();
  let present = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    present++;
    distinct.add(value);
  }
  const isMonth = way.format === 'YYYYMM';
  const parse = createTimeParser(isMonth ? 'YYYYMMDD' : way.format);
  const isDate = (value: number) => !Number.isNaN(parse(isMonth ? `${value}01` : String(value)));
  // Six digits are months by chance more often.
  if (distinct.size < (isMonth ? 6 : 2) || ![...distinct].every(isDate)) return [];
  return [
    {
      check: 'datesAsNumbers',
      level: 'warning',
      value: present,
      says: `column "${name}" is of numbers though all look like dates, like ${[...distinct][0]}`,
      hint: way.hint ?? `read it with {formats: {${JSON.stringify(name)}: '${way.format}'}}`
    }
  ];
}
