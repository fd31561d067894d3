import { showValue } from '../../../checks/showValue';
import { describeExpectedType, adviseOnWrongType } from '../columns/describeExpectedType';
import type { ColumnPlan } from './createColumnPlans';
import { findOtherDelimiter } from './findOtherDelimiter';
import type { Fault } from './createRecordScanner';

/** Where a record is: its line in the file from 1, and its row of the data from 0, which is -1 in the header. */
export interface Place {
  line: number;
  row: number;
}

/** `readCsv: "file.csv", line 3 (row 1 of the data, counted from 0), column "age"`. */
export function at(subject: string, { line, row }: Place, column?: string): string {
  const data = row < 0 ? 'the header' : `row ${row} of the data, counted from 0`;
  return `${subject}, line ${line} (${data})${column === undefined ? '' : `, column ${showValue(column)}`}`;
}

/** The error for quotes that are not as RFC 4180 wants them. */
export function createCsvSyntaxError(
  subject: string,
  fault: Exclude<Fault, { why: 'ragged' }>,
  header: readonly string[],
  place: Place
): Error {
  const name = place.row < 0 ? undefined : (header[fault.field] ?? `number ${fault.field + 1}`);
  const [expected, fix] = {
    openQuote: ['a closing quote, got the end of the file', 'close the quote, or write a quote inside a field as two'],
    innerQuote: ['quotes around the whole field, got one inside it', 'quote the whole field and write the quote as two'],
    textAfterQuote: ['the field to end with its quote, got more text', 'write a quote inside a field as two']
  }[fault.why];
  return new Error(`${at(subject, place, name)}: expected ${expected}; ${fix}`);
}

export function tooLongError(subject: string, bytes: Buffer, header: readonly string[], place: Place): RangeError {
  const start = bytes.toString('utf8', 0, 40);
  const what = place.row < 0 ? 'a first line' : 'a record';
  const fix = start.includes('"')
    ? 'close the quote in it'
    : header.length === 1 || place.row < 0
      ? 'give a CSV file, with one line for each row'
      : 'look at that line';
  return new RangeError(
    `${at(subject, place)}: expected ${what} of at most 64 MiB, got a longer one, ${showValue(start)}; ${fix}`
  );
}

/** The error for a text in a column of numbers or times. */
export function notOfType(
  subject: string,
  place: Place,
  plan: ColumnPlan,
  isTime: boolean,
  text: string,
  share?: number
): RangeError {
  const others =
    share === undefined ? '' : ` (${Math.floor(share * 1000) / 10} % of the column are ${isTime ? 'dates' : 'numbers'})`;
  return new RangeError(
    `${at(subject, place, plan.name)}: expected ${describeExpectedType(plan, isTime)} like the rest, got ${showValue(text)}${others}; ${adviseOnWrongType(plan, isTime, text)}`
  );
}

/** The error for a row that has more or fewer fields than the header. */
export function raggedRowError(
  subject: string,
  place: Place,
  count: number,
  field: (i: number) => string,
  header: readonly string[],
  delimiter: string
): RangeError {
  const where =
    count < header.length
      ? `the last is column ${showValue(header[count - 1])}`
      : `the surplus is ${showValue(field(header.length))}`;
  const expected = `${header.length} ${header.length === 1 ? 'field' : 'fields'}`;
  return new RangeError(
    `${at(subject, place)}: expected ${expected} as in the header, got ${count} (${where}); ${fix(header, delimiter)}`
  );
}

function fix(header: readonly string[], delimiter: string): string {
  const other = findOtherDelimiter(header.join(delimiter), delimiter);
  if (other) return `read it with {delimiter: ${showValue(other)}}`;
  if (header.length === 1)
    return `remove the lines before the names of the columns (line 1 has only ${showValue(header[0])}), or give the delimiter`;
  return `correct the line, and quote fields that contain ${showValue(delimiter)}`;
}

export function tooManyColumns(subject: string, count: number): RangeError {
  return new RangeError(
    `${subject}: expected at most 100,000 columns, got ${count.toLocaleString('en')}; give one line for each row, or a part of the columns`
  );
}

export function emptyLinesError(subject: string, bytes: number): Error {
  return new Error(`${subject}: expected rows, got ${bytes.toLocaleString('en')} bytes of empty lines; write the file again`);
}
