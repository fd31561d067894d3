import type { Finding } from '../../../record/RunRecord';
import type { NumberColumn } from './Table';
import { formatTime } from './formatTime';

/** A kind of value that is written as a number: its names, what its numbers look like, and what to do. */
interface Kind {
  check: string;
  names: RegExp;
  fits(value: number): boolean;
  /** What the first number may be. */
  may(value: number): string;
  hint(name: string): string;
}

const [since1990, until2100] = [631_152_000, 4_102_444_800];
const timeNames =
  /(?:^|[\W_])(?:date|time|datetime|timestamp|ts|created|updated|modified|at|on|day|datum|zeit|fecha|data)(?:$|[\W_])/;
const asDates = () =>
  'write them like 2024-12-31 12:30, or leave the column out with ignore: as numbers they tell when a row was made';

const kinds: Kind[] = [
  {
    check: 'datesAsNumbers',
    names: timeNames,
    fits: (value) => value >= since1990 && value < until2100,
    may: (value) => `seconds since 1970: ${value} is ${formatTime(value)}`,
    hint: asDates
  },
  {
    check: 'datesAsNumbers',
    names: timeNames,
    fits: (value) => value >= 1000 * since1990 && value < 1000 * until2100,
    may: (value) => `milliseconds since 1970: ${value} is ${formatTime(Math.floor(value / 1000))}`,
    hint: asDates
  },
  {
    check: 'datesAsNumbers',
    names: /(?:^|[\W_])(?:date|datetime|datum|fecha|data)(?:$|[\W_])/,
    fits: (value) => value >= 32_874 && value < 73_051,
    // A spreadsheet counts the day 1900-02-29, which there was not.
    may: (value) => `days of a spreadsheet: ${value} is ${formatTime(Math.round((value - 25_569) * 86_400))}`,
    hint: asDates
  },
  {
    check: 'versions',
    names: /(?:^|[\W_])(?:version|release|revision|firmware)(?:$|[\W_])/,
    fits: (value) => value >= 0 && value < 1000 && Number.isInteger(Math.round(value * 1e6) / 1e4),
    may: () => 'versions: "1.10" is read as 1.1',
    hint: (name) => `read it with {types: {${JSON.stringify(name)}: 'category'}} if they are`
  }
];

/** A finding about numbers that are dates or versions, as the name of their column and their size say. */
export function findDateOrVersion({ name, values, unit }: NumberColumn): Finding | undefined {
  if (unit) return undefined;
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const named = kinds.filter(({ names }) => names.test(words));
  if (named.length === 0) return undefined;
  const present = values.filter((value) => !Number.isNaN(value));
  const kind = named.find(({ fits }) => present.every(fits));
  if (!kind || present.every((value) => value === present[0])) return undefined;
  const says = `column ${JSON.stringify(name)} is of numbers that may be ${kind.may(present[0])}`;
  return { check: kind.check, level: 'warning', value: present.length, says, hint: kind.hint(name) };
}
