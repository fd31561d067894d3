import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import { firstMissing } from './firstMissing';
import { dateOrVersionFinding } from './dateOrVersionFinding';
import type { NumberColumn } from './Table';
import { timeFormat } from './timeFormat';
import { formatTime } from './formatTime';

/** Findings about numbers that may not be what they look like. */
export function numberFindings(column: NumberColumn): Finding[] {
  let low = Infinity;
  let high = -Infinity;
  const { values } = column;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const named = dateOrVersionFinding(column);
  // A second look only where the first gives reason to.
  if (column.unit) return days.includes(low) || days.includes(high) ? sentinels(column, days) : [];
  return [
    ...(Math.max(-low, high) > Number.MAX_SAFE_INTEGER ? [...rounded(column), ...infinite(column)] : []),
    ...(codes.includes(low) || codes.includes(high) ? sentinels(column, codes) : []),
    ...(low >= 19_000_101 && high <= 21_001_231 ? dates(column) : []),
    ...(named ? [named] : [])
  ];
}

const integers = [-(2 ** 15), 2 ** 15 - 1, 2 ** 16 - 1, -(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1];
const codes = [-9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999, ...integers];
const days = ['0001-01-01', '1900-01-01', '1970-01-01', '9999-12-31', '2999-12-31'].map((day) => Date.parse(day) / 1000);

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
  return [
    {
      check: 'infinite',
      level: 'warning',
      value: count,
      says: `column "${name}" has ${formatCount(count)} infinite numbers, the first in row ${values.findIndex((value) => Math.abs(value) === Infinity)} of the data, counted from 0: "inf", or a number beyond 1.8e308`,
      hint: 'correct them, or read their texts as missing; no model can learn from them'
    }
  ];
}

/** Numbers that programs write where a value is missing, far from all others. */
function sentinels({ name, values, unit }: NumberColumn, codes: readonly number[]): Finding[] {
  const [candidates, counts] = [new Set<number>(), new Map<number, number>()];
  for (const code of codes) counts.set(code, 0);
  let [low, high, others] = [Infinity, -Infinity, 0];
  // The map is asked only for numbers that end with the same bits as one of the codes.
  const mayBe = new Uint8Array(1024);
  for (const code of codes) mayBe[code & 1023] = 1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== value) continue;
    const count = mayBe[value & 1023] === 1 ? counts.get(value) : undefined;
    if (count !== undefined) counts.set(value, count + 1);
    else {
      others++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const width = high - low;
  for (const code of codes) {
    const count = counts.get(code)!;
    const gap = code < low ? low - code : code - high;
    const isFar = gap > 1 && (gap > width || (!unit && code < 0 && low >= 0));
    // A single 99 may well be a value.
    if (count > (code === 99 ? 1 : 0) && count <= others && others > 2 && isFar && Number.isFinite(width)) candidates.add(code);
  }
  if (candidates.size === 0) return [];
  const list = [...candidates].sort((a, b) => a - b);
  const text = (value: number) => (unit ? formatTime(value) : String(value));
  const rows = list.reduce((sum, code) => sum + counts.get(code)!, 0);
  return [
    {
      check: 'sentinel',
      level: 'warning',
      value: rows,
      says: `column "${name}" is ${list.map(text).join(' or ')} in ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} and from ${text(low)} to ${text(high)} in all others`,
      hint: unit
        ? 'correct them, or read their texts as missing, if that stands for a missing value'
        : `read it with {missing: [${list.map((code) => `'${code}'`).join(', ')}]} if that stands for a missing value`
    }
  ];
}

/** Whole numbers like 20241231, all of them days of the last and the next hundred years. */
function dates(column: NumberColumn): Finding[] {
  const { name, values } = column;
  const distinct = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    distinct.add(value);
  }
  const parse = timeFormat('YYYYMMDD');
  if (distinct.size < 2 || [...distinct].some((value) => Number.isNaN(parse(String(value))))) return [];
  return [
    {
      check: 'datesAsNumbers',
      level: 'warning',
      value: values.length - (firstMissing(column)?.count ?? 0),
      says: `column "${name}" is of numbers though all look like dates, like ${[...distinct][0]}`,
      hint: `read it with {formats: {${JSON.stringify(name)}: 'YYYYMMDD'}}`
    }
  ];
}
