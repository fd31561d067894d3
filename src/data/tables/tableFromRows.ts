import { isTensor } from '../../checks/isTensor';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkOptions } from '../../checks/checkOptions';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { checkHeader } from './columns/checkHeader';
import { checkNames } from './columns/findColumnByName';
import { checkDecimalAndFormats } from './columns/checkDecimalAndFormats';
import { checkTypes } from './columns/checkTypes';
import type { Table } from './columns/Table';
import type { Decimal } from './columns/parseNumber';
import { askedType, type ColumnType } from './columns/ColumnReadingOptions';
import { columnFromValues, type CellValue } from './columns/columnFromValues';
import { makeTable } from './makeTable';

/** Rows as objects, rows as arrays, or columns by their names. */
export type TableData = { [column: string]: CellValue }[] | ArrayLike<CellValue>[] | { [column: string]: ArrayLike<CellValue> };

export interface TableOptions {
  /** Default "table". */
  name?: string;
  /** The columns in order. Default: all names that there are; for rows as arrays "column 0", "column 1", … */
  columns?: string[];
  /**
   * Types of columns: "number" and "time" (ISO 8601) read texts, "category" makes texts of numbers. "number" reads what it reads in `kd.readCsv`.
   * Default: what the values are.
   */
  types?: { [column: string]: ColumnType };
  /** How the dates of columns are written: "DD.MM.YYYY", "MM/DD/YY HH:mm", "YYYYMMDD". Default: ISO 8601. */
  formats?: { [column: string]: string };
  /** The decimal mark of texts that `types` makes numbers. Default ".". */
  decimal?: Decimal;
  /** Texts that stand for a missing value. "-999" is also the number -999, and any text of it in a column of numbers. Default none. */
  missing?: string[];
  /** Columns to leave out. Default none. */
  ignore?: string[];
}

/**
 * A table of values that a program already has, from any loader: rows as objects or arrays, or columns by name. `kd.tabular` makes a dataset
 * of it.
 *
 * Numbers become a column of numbers, a `Date` seconds since 1970, texts and booleans categories. null, undefined, NaN, an absent
 * property and "" are missing values. Texts stay texts even if they are numbers; a finding says so.
 *
 * @throws TypeError or RangeError that names column and row for values of two kinds in one column, columns of unequal length, a column
 * without values, no rows.
 * @example
 * ```ts
 * const rows = [{ age: 31, job: 'nurse', paid: true }, { age: null, job: 'clerk', paid: false }, { age: 45, job: null, paid: true }];
 * const data = kd.tabular(kd.table(rows), { label: 'paid' });
 * data.x; // Float32Array [31, 1, NaN, 0, 45, NaN]
 * ```
 */
export function tableFromRows(data: TableData, options: TableOptions = {}): Table {
  checkOptions('table', options, ['name', 'columns', 'types', 'formats', 'decimal', 'missing', 'ignore']);
  const { name = 'table', types = {}, formats = {}, decimal, missing = [], ignore = [] } = options;
  if (typeof name !== 'string')
    throw new TypeError(`table: expected name to be a string, got ${showValue(name)}; give it a short name`);
  checkTypes('table', types, missing);
  checkDecimalAndFormats('table', decimal, formats);
  const { names, rows, cell } = cellsOf(data, options.columns);
  for (const [option, list] of Object.entries({ types: Object.keys(types), formats: Object.keys(formats), ignore }))
    checkNames('table', option, list, names);
  const left = new Set(ignore);
  if (names.every((one) => left.has(one)))
    throw new RangeError(`table: expected columns, got none; ${names.length === 0 ? 'give rows with values' : 'ignore fewer'}`);
  if (rows === 0) throw new RangeError('table: expected rows, got none; give at least one');
  const blanks = new Set(missing);
  const columns = checkHeader('table', names, ',').flatMap((column, i) => {
    if (left.has(names[i])) return [];
    const format = Object.hasOwn(formats, column) ? formats[column] : undefined;
    const type = askedType({ types, formats }, column);
    const subject = `table: column ${showValue(column)}`;
    return [columnFromValues(subject, column, type, { missing: blanks, decimal, format }, rows, (row) => cell(row, i))];
  });
  return makeTable({ name, rows, columns, reading: { types, formats, decimal, detects: false } });
}

interface Cells {
  names: string[];
  rows: number;
  cell(row: number, column: number): unknown;
}

function cellsOf(data: unknown, columns: string[] | undefined): Cells {
  if (isTensor(data)) throw new TypeError('table: expected rows or columns, got a tensor; give await tensor.array()');
  if (!isSafeToInspect(data) || !(Array.isArray(data) || isPlainObject(data)))
    throw new TypeError(
      `table: expected rows as objects or arrays, or columns by their names, got ${showValue(data)}; give [{age: 31}, …] or {age: [31, …]}`
    );
  if (columns !== undefined) checkNames('table', 'columns', columns, Array.isArray(columns) ? columns : []);
  if (!Array.isArray(data)) return ofColumns(data as { [column: string]: unknown }, columns);
  const row = data.findIndex((one) => typeof one !== 'object' || one === null);
  if (row >= 0)
    throw new TypeError(`table: expected row ${row} to be an object or an array, got ${showValue(data[row])}; give one`);
  return data.length > 0 && data.every(isList) ? ofArrays(data, columns) : ofObjects(data as object[], columns);
}

function ofColumns(data: { [column: string]: unknown }, columns: string[] | undefined): Cells {
  const all = Object.keys(data);
  const names = columns ?? all;
  checkNames('table', 'columns', names, all);
  const lists = names.map((name) => {
    const list = data[name];
    if (!isList(list))
      throw new TypeError(`table: expected column ${showValue(name)} to be an array, got ${showValue(list)}; give one`);
    return list;
  });
  const rows = lists[0]?.length ?? 0;
  const odd = lists.findIndex((list) => list.length !== rows);
  if (odd >= 0)
    throw new RangeError(
      `table: expected ${rows} values in column ${showValue(names[odd])} as in ${showValue(names[0])}, got ${lists[odd].length}; give one for each row`
    );
  return { names, rows, cell: (row, column) => lists[column][row] };
}

function ofArrays(data: ArrayLike<unknown>[], columns: string[] | undefined): Cells {
  const width = columns?.length ?? data[0].length;
  const odd = data.findIndex((row) => row.length !== width);
  if (odd >= 0)
    throw new RangeError(`table: expected ${width} values in row ${odd}, got ${data[odd].length}; give one for each column`);
  const names = columns ?? Array.from({ length: width }, (_, i) => `column ${i}`);
  return { names, rows: data.length, cell: (row, column) => data[row][column] };
}

function ofObjects(data: object[], columns: string[] | undefined): Cells {
  const row = data.findIndex(isList);
  if (row >= 0)
    throw new TypeError(`table: expected row ${row} to be an object like the others, got ${showValue(data[row])}; give one`);
  const all = new Set<string>();
  for (const one of data) for (const key of Object.keys(one)) all.add(key);
  const names = columns ?? [...all];
  checkNames('table', 'columns', names, [...all]);
  const rows = data as { [column: string]: unknown }[];
  return {
    names,
    rows: rows.length,
    cell: (at, column) => (Object.hasOwn(rows[at], names[column]) ? rows[at][names[column]] : null)
  };
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}
