import { basename } from 'node:path';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import { checkNames } from './columnOf';
import { at, csvRecords, type Place } from './csvRecords';
import { fileSubject } from './fileSubject';
import { checkHeader } from './checkHeader';
import { checkTypes } from './checkTypes';
import { onlyMissing } from './onlyMissing';
import { tableOf } from './tableOf';
import type { Column, Table } from './Table';
import { textColumn, type ColumnType, type TextColumn } from './textColumn';

export interface ReadCsvOptions {
  /** One character. Default ",". */
  delimiter?: string;
  /** Types of columns that the reader would not find out by itself. */
  types?: { [column: string]: ColumnType };
  /** Texts that stand for a missing value, beside the empty one. Default NA, N/A, NaN, nan, null, NULL, None and "?". */
  missing?: string[];
  /** Columns not to read. Default none. */
  ignore?: string[];
  /** Columns that must be there; others are read too. Default none. */
  columns?: string[];
  /** Default: the file's name without its ending. */
  name?: string;
}

const defaultMissing = ['NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None', '?'];

/**
 * Reads a CSV file (RFC 4180, UTF-8, a header in the first line) into typed columns.
 *
 * A column whose texts are all numbers is of numbers; ISO 8601 dates and times become seconds since 1970, in UTC where they name no
 * zone; "true" and "false" and all other texts are categories. Empty lines are skipped, and blanks around a field do not count.
 *
 * @throws Error, RangeError or TypeError that names the file, the line, the row and the column: rows of unequal length, another
 * delimiter, no rows, names that are empty or there twice, text among numbers, a column without values, quotes that do not close.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,paid\n31,nurse,yes\n45,,no\n');
 * const table = await kd.readCsv('loans.csv', { types: { job: 'category' } });
 * table.rows; // 2
 * ```
 */
export async function readCsv(path: string, options: ReadCsvOptions = {}): Promise<Table> {
  checkOptions('readCsv', options, ['delimiter', 'types', 'missing', 'ignore', 'columns', 'name']);
  const { delimiter = ',', types = {}, missing = defaultMissing, ignore = [], columns = [] } = options;
  checkDelimiter(delimiter);
  checkTypes('readCsv', types, missing);
  const subject = await fileSubject('readCsv', path);
  const blanks = new Set(missing);
  let header: string[] = [];
  let taken: { at: number; name: string; column: TextColumn }[] = [];
  const lines: Place[] = [];
  let rows = 0;

  const begin = (fields: string[]): void => {
    header = checkHeader(subject, fields, delimiter);
    for (const [option, names] of Object.entries({ columns, ignore, types: Object.keys(types) }))
      checkNames(subject, option, names, header);
    taken = header.map((name, i) => ({ at: i, name, column: textColumn(name, types[name], blanks) }));
    taken = taken.filter(({ name }) => !ignore.includes(name));
  };
  const take = (fields: string[], place: Place): void => {
    if (place.row < 0) return begin(fields);
    if (fields.length !== header.length) throw ragged(subject, place, fields, header, delimiter);
    // Only where a line number jumps is it worth a note.
    if (place.line !== place.row + 2 + offset(lines)) lines.push({ ...place });
    for (const { at: i, name, column } of taken) {
      const expected = column.push(fields[i]);
      if (expected) throw notOfType(at(subject, place, name), expected, fields[i]);
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
  return tableOf({ name: options.name ?? file.replace(/\.[^.]+$/, ''), rows, columns: read, source: { file, sha256 } });
}

/** How many lines more than its row number the last of these places has. */
function offset(jumps: readonly Place[]): number {
  const last = jumps.at(-1);
  return last ? last.line - last.row - 2 : 0;
}

function finished(subject: string, name: string, column: TextColumn, placeOf: (row: number) => Place): Column {
  const result = column.done();
  if (result === 'missing') throw onlyMissing(`${subject}, column ${show(name)}`, name);
  if ('share' in result) throw notOfType(at(subject, placeOf(result.row), name), 'a number', result.text, result.share);
  return result;
}

function notOfType(place: string, expected: string, text: string, share?: number): RangeError {
  const others = share === undefined ? '' : ` (${Math.floor(share * 1000) / 10} % of the column are numbers)`;
  const fix = `correct it, add it to {missing: [...]}, or read the column as text with {types: {...: 'category'}}`;
  return new RangeError(`${place}: expected ${expected} like the rest, got ${show(text)}${others}; ${fix}`);
}

function ragged(subject: string, place: Place, fields: string[], header: string[], delimiter: string): RangeError {
  const last = Math.min(fields.length, header.length) - 1;
  const where =
    fields.length < header.length ? `the last is column ${show(header[last])}` : `the surplus is ${show(fields[last + 1])}`;
  return new RangeError(
    `${at(subject, place)}: expected ${header.length} fields as in the header, got ${fields.length} (${where}); correct the line, and quote fields that contain ${show(delimiter)}`
  );
}

function checkDelimiter(delimiter: unknown): void {
  if (typeof delimiter !== 'string' || delimiter.length !== 1 || /["\r\n]/.test(delimiter))
    throw new TypeError(`readCsv: expected delimiter to be one character, got ${show(delimiter)}; give ",", ";" or "\\t"`);
}
