import { basename } from 'node:path';
import { checkOptions } from '../../../checks/checkOptions';
import { show } from '../../../checks/show';
import type { Finding } from '../../../record/RunRecord';
import { checkHeader } from '../columns/checkHeader';
import { checkTypes } from '../columns/checkTypes';
import { checkNames } from '../columns/columnOf';
import { at, csvRecords, type Place } from './csvRecords';
import { fileSubject } from '../columns/fileSubject';
import { headerFindings } from './headerFindings';
import { missingTexts } from './missingTexts';
import { onlyMissing } from '../columns/onlyMissing';
import type { Decimal } from '../columns/parseNumber';
import { raggedRowError } from './raggedRowError';
import type { Column, Table } from '../columns/Table';
import { makeTable } from '../makeTable';
import { textColumn, type ColumnType, type TextColumn } from '../columns/textColumn';
import { wrongDelimiter } from '../columns/wrongDelimiter';

export interface ReadCsvOptions {
  /** One character. Default ",". */
  delimiter?: string;
  /** The decimal mark of numbers. Default ".". */
  decimal?: Decimal;
  /** Types of columns that the reader would not detect. "number" also accepts "1,234.50", "$5" and "12 %" (as 12). */
  types?: { [column: string]: ColumnType };
  /** More texts that stand for a missing value. Default none. */
  missing?: string[];
  /**
   * Whether the texts of pandas (NA, N/A, n/a, NaN, nan, null, NULL, None, #N/A and the like) and "?" also stand for a missing value.
   * Default true.
   */
  defaultMissing?: boolean;
  /** Columns not to read. Default none. */
  ignore?: string[];
  /** Columns that must be there; others are read too. Default none. */
  columns?: string[];
  /** Default: the file's name without its ending. */
  name?: string;
}

const known = ['delimiter', 'decimal', 'types', 'missing', 'defaultMissing', 'ignore', 'columns', 'name'];

/**
 * Reads a CSV file (RFC 4180, UTF-8, a header in the first line) into typed columns.
 *
 * A column whose texts are all numbers is numeric. ISO 8601 dates and times become seconds since 1970, in UTC if they have no time zone.
 * "true" and "false" and all other texts are categories. Empty lines are skipped, an empty field is a missing value, and blanks
 * around a field do not count. A column without a name is called "Unnamed: 0", with its index counted from 0. The table's `findings` name
 * oddities of a column, for example numbers stored as text.
 *
 * Unlike in pandas, "?" is a missing value and dates are times. One or a few texts among numbers, two columns with the same name, a row
 * that is too short and a column without any value are errors.
 *
 * @throws Error, RangeError or TypeError that names the file, the line, the row and the column: rows of unequal length, a wrong delimiter,
 * no rows, duplicate names, text among numbers, a column without values, quotes that are not closed.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,paid\n31,nurse,yes\n45,,no\n');
 * const table = await kd.readCsv('loans.csv', { types: { job: 'category' } });
 * table.rows; // 2
 * ```
 */
export async function readCsv(path: string, options: ReadCsvOptions = {}): Promise<Table> {
  checkOptions('readCsv', options, known);
  const { delimiter = ',', decimal = '.', types = {}, missing = [], defaultMissing = true, ignore = [], columns = [] } = options;
  checkDelimiter(delimiter, decimal);
  checkTypes('readCsv', types, missing);
  const subject = await fileSubject('readCsv', path);
  const blanks = new Set(defaultMissing ? [...missingTexts, ...missing] : missing);
  let header: string[] = [];
  let taken: { at: number; name: string; column: TextColumn }[] = [];
  const lines: Place[] = [];
  let rows = 0;
  let findings: Finding[] = [];

  const begin = (fields: string[]): void => {
    header = checkHeader(
      subject,
      fields.map((field, i) => (field.trim() === '' ? `Unnamed: ${i}` : field)),
      delimiter
    );
    findings = headerFindings(fields);
    for (const [option, names] of Object.entries({ columns, ignore, types: Object.keys(types) }))
      checkNames(subject, option, names, header);
    taken = header.map((name, i) => ({ at: i, name, column: textColumn(name, types[name], blanks, decimal) }));
    taken = taken.filter(({ name }) => !ignore.includes(name));
  };
  const take = (fields: string[], place: Place): void => {
    if (place.row < 0) return begin(fields);
    if (fields.length !== header.length) throw raggedRowError(subject, place, fields, header, delimiter);
    if (place.row === 0 && areWords(header, fields)) throw wrongDelimiter(subject, header[0], delimiter, ' ');
    // A line number is noted only where it jumps.
    if (place.line !== place.row + 2 + offset(lines)) lines.push({ ...place });
    for (const { at: i, name, column } of taken) {
      const expected = column.push(fields[i]);
      if (expected) throw notOfType(subject, place, name, expected, fields[i]);
    }
    rows++;
  };

  const sha256 = await csvRecords(subject, path, delimiter, take);
  if (header.length === 0) throw new Error(`${subject}: expected a header and rows, got empty lines; write the file again`);
  if (rows === 0)
    throw new Error(`${subject}: expected rows, got only the header ${header.slice(0, 6).join(', ')}; write the file again`);
  const placeOf = (row: number): Place => ({ row, line: row + 2 + offset(lines.filter((jump) => jump.row <= row)) });
  const read = taken.map(({ name, column }) => finished(subject, name, column, placeOf));
  const file = basename(path);
  const name = options.name ?? file.replace(/\.[^.]+$/, '');
  return makeTable({ name, rows, columns: read, source: { file, sha256 }, types, findings });
}

/** True if there is one column with the same number of words in the first row as in the header, at least three. */
function areWords(header: readonly string[], fields: readonly string[]): boolean {
  const [names, words] = [header[0].split(' '), fields[0].trim().split(' ')];
  return header.length === 1 && names.length >= 3 && names.length === words.length;
}

/** How many lines more than its row number the last of these places has. */
function offset(jumps: readonly Place[]): number {
  const last = jumps.at(-1);
  return last ? last.line - last.row - 2 : 0;
}

function finished(subject: string, name: string, column: TextColumn, placeOf: (row: number) => Place): Column {
  const result = column.done();
  if (result === 'missing') throw onlyMissing(`${subject}, column ${show(name)}`, name);
  if ('share' in result) throw notOfType(subject, placeOf(result.row), name, 'a number', result.text, result.share);
  return result;
}

function notOfType(subject: string, place: Place, name: string, expected: string, text: string, share?: number): RangeError {
  const others = share === undefined ? '' : ` (${Math.floor(share * 1000) / 10} % of the column are numbers)`;
  const fix = `correct it, read it as missing with {missing: [${show(text.trim())}]}, or the column as text with {types: {${show(name)}: 'category'}}`;
  return new RangeError(`${at(subject, place, name)}: expected ${expected} like the rest, got ${show(text)}${others}; ${fix}`);
}

function checkDelimiter(delimiter: unknown, decimal: unknown): void {
  if (typeof delimiter !== 'string' || delimiter.length !== 1 || /["\r\n]/.test(delimiter))
    throw new TypeError(`readCsv: expected delimiter to be one character, got ${show(delimiter)}; give ",", ";" or "\\t"`);
  if (decimal !== '.' && decimal !== ',')
    throw new TypeError(`readCsv: expected decimal to be "." or ",", got ${show(decimal)}; give one of them`);
}
