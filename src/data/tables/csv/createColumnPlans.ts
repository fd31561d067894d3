import { parseCommaNumber, parseNumber, type Decimal } from '../columns/parseNumber';
import { parseMissingNumbers } from '../columns/parseMissingNumbers';
import { parseIsoTime } from '../columns/parseIsoTime';
import type { Spill } from '../columns/createGrowingFloats';
import type { ColumnType } from '../columns/ColumnReadingOptions';
import { createTimeParser } from '../columns/createTimeParser';
import { createNumberParser, type NumberParser } from './createNumberParser';

/** How the texts of a column are read. */
export interface ColumnPlan {
  name: string;
  /** Undefined if it is to be detected. */
  type: ColumnType | undefined;
  decimal: Decimal;
  /** Of a text without blanks around it. */
  isMissing(text: string): boolean;
  /** How many bytes the longest text has that stands for a missing value. */
  longestMissing: number;
  /** Whether this number stands for a missing value in a column of numbers, and whether there is any such. */
  isMissingNumber(value: number): boolean;
  hasMissingNumbers: boolean;
  parser: NumberParser;
  /** What a number is, in the detected case. */
  parseNumber(text: string): number;
  /** What a time is: ISO 8601, or the format. */
  parseIsoTime(text: string): number;
  /** The format that was asked for. */
  format?: string;
  /** Where its numbers or codes are kept while it grows. Absent: in memory. */
  spill?: Spill;
  /** How many rows there will be, as far as is known by now. */
  expected(): number;
}

/** A function that plans the columns of one table, with what they share. */
export function createColumnPlans(
  decimal: Decimal,
  missing: ReadonlySet<string>,
  { spill, expected = () => 0 }: { spill?: Spill | undefined; expected?: () => number } = {}
) {
  const ofText = decimal === ',' ? parseCommaNumber : parseNumber;
  const numbers = parseMissingNumbers(missing, decimal);
  const shared = {
    decimal,
    ...(spill && { spill }),
    expected,
    parser: createNumberParser(decimal),
    isMissing: (text: string) => text === '' || missing.has(text),
    longestMissing: Math.max(0, ...Array.from(missing, (text) => Buffer.byteLength(text))),
    isMissingNumber: (value: number) => numbers.has(value),
    hasMissingNumbers: numbers.size > 0,
    parseNumber: ofText,
    parseIsoTime
  };
  return (name: string, type: ColumnType | undefined, format: string | undefined): ColumnPlan =>
    format === undefined
      ? { ...shared, name, type }
      : { ...shared, name, type: 'time', parseIsoTime: createTimeParser(format), format };
}
