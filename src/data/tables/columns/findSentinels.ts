import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import { formatTime } from './formatTime';
import type { Decimal } from './parseNumber';
import type { NumberColumn } from './Table';

const integers = [-(2 ** 15), 2 ** 15 - 1, 2 ** 16 - 1, -(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1];
const nines = [9, 99, 999, 9999, 99_999, 999_999, 9_999_999, 99_999_999, 999_999_999];
/** Weather stations, well logs (-999.25) and surveys, which tell several reasons (-997, -998). */
const others = [99.9, 999.9, 9999.9, 999.99, 9999.99, 999.25, 997, 998, 9997, 9998, 8888, 88_888];
const numbers = [
  ...[...nines, ...others].flatMap((value) => [value, -value]).filter((value) => value !== 9 && value !== 99.9),
  ...[...integers, -1, 255, 1e10, -1e10]
];
/** Also as a file of single precision holds them. */
const codes = [...new Set(numbers.flatMap((value) => [value, Math.fround(value)]))];
const isCode = new Set(codes);
const days = ['0001-01-01', '1900-01-01', '1970-01-01', '9999-12-31', '2999-12-31'].map((day) => Date.parse(day) / 1000);

/** From here on a number is a fill value, like the 9.97e36 of netCDF or the largest of single or double precision, if all others are far below. */
const huge = 1e20;

/** After so many rows it is asked again whether a code can still be far from all others. */
const several = 4096;

/** Numbers that programs write where a value is missing, far from all others. */
export function findSentinels(column: NumberColumn, low: number, high: number, decimal: Decimal): Finding[] {
  const within = (candidates: readonly number[]) => candidates.filter((code) => code >= low && code <= high);
  // A second look only where the first gives reason to.
  if (column.unit) return days.includes(low) || days.includes(high) ? sentinels(column, within(days), decimal) : [];
  const fills = [low, high].filter((value) => Math.abs(value) >= huge && Number.isFinite(value));
  const isLikely = fills.length > 0 || isCode.has(low) || isCode.has(high);
  return isLikely ? sentinels(column, within([...codes, ...fills]), decimal) : [];
}

function sentinels({ name, values, unit }: NumberColumn, candidates: readonly number[], decimal: Decimal): Finding[] {
  const [found, counts] = [new Set<number>(), new Map<number, number>()];
  for (const code of candidates) counts.set(code, 0);
  let [low, high, rest] = [Infinity, -Infinity, 0];
  // The map is asked only for numbers that end with the same bits as one of the codes.
  const mayBe = new Uint8Array(1024);
  for (const code of candidates) mayBe[code & 1023] = 1;
  const isFarFromRest = (code: number): boolean => {
    const gap = code < low ? low - code : code - high;
    return isFar(code, gap, low, high - low, unit !== undefined);
  };
  for (let row = 0; row < values.length; row++) {
    // The more rows, the nearer the others come.
    if (row > 0 && row % several === 0 && !candidates.some(isFarFromRest)) return [];
    const value = values[row];
    if (value !== value) continue;
    const count = mayBe[value & 1023] === 1 ? counts.get(value) : undefined;
    if (count !== undefined) counts.set(value, count + 1);
    else {
      rest++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  for (const code of candidates) {
    const count = counts.get(code)!;
    const isOften = count > (mayBeValue.includes(code) ? 1 : 0) && count <= rest;
    if (isOften && rest > 2 && Number.isFinite(high - low) && isFarFromRest(code)) found.add(code);
  }
  if (found.size === 0) return [];
  for (const [value, count] of counts) {
    if (count === 0 || found.has(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const list = [...found].sort((a, b) => a - b);
  const text = (value: number) => (unit ? formatTime(value) : String(value));
  const rows = list.reduce((sum, code) => sum + counts.get(code)!, 0);
  const missing = list.map((code) => `'${String(code).replace('.', decimal)}'`).join(', ');
  return [
    {
      check: 'sentinel',
      level: 'warning',
      value: rows,
      says: `column "${name}" is ${list.map(text).join(' or ')} in ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} and from ${text(low)} to ${text(high)} in all others`,
      hint: unit
        ? 'correct them, or read their texts as missing, if that stands for a missing value'
        : `read it with {missing: [${missing}]} if that stands for a missing value`
    }
  ];
}

/** A single one of these may well be a value. */
const mayBeValue = [99, 255, -1];

function isFar(code: number, gap: number, low: number, width: number, isTime: boolean): boolean {
  if (!(gap > 1)) return false;
  // Magnitudes of many powers of ten have a largest one, too.
  if (Math.abs(code) >= 1e10 && !isTime) return gap > 1e6 * Math.max(width, 1);
  // The number before 0 is one of many below a temperature of 5.
  if (code === -1) return low >= 10 && gap > width / 4;
  return gap > width || (!isTime && code < 0 && low >= 0);
}
