import { showValue } from '../../../checks/showValue';
import { createCategoryColumn } from './createCategoryColumn';
import { createAllValuesMissingError } from './createAllValuesMissingError';
import type { Column } from './Table';
import { createColumnFromTexts, type TextReading } from './createColumnFromTexts';
import type { ColumnType } from './ColumnReadingOptions';
import { parseMissingNumbers } from './parseMissingNumbers';

/** What may stand in a table. */
export type CellValue = number | bigint | string | boolean | Date | null | undefined;

/** A column of the values of a program; their type is the column's. @throws RangeError or TypeError that names the row. */
export function columnFromValues(
  subject: string,
  name: string,
  type: ColumnType | undefined,
  reading: TextReading,
  rows: number,
  cell: (row: number) => unknown
): Column {
  const { missing } = reading;
  const numbers = parseMissingNumbers(missing, reading.decimal);
  const isMissing = (value: unknown): boolean =>
    value === null ||
    value === undefined ||
    (typeof value === 'number' && (Number.isNaN(value) || numbers.has(value) || missing.has(String(value)))) ||
    (typeof value === 'string' && (value.trim() === '' || missing.has(value.trim())));
  const at = (row: number) => `${subject}, row ${row}, counted from 0`;
  let first: { row: number; kind: string } | undefined;
  for (let row = 0; row < rows; row++) {
    const value = cell(row);
    if (isMissing(value)) continue;
    const kind = kindOf(at(row), value);
    first ??= { row, kind };
    if (kind !== first.kind && type === undefined)
      throw new TypeError(
        `${at(row)}: expected ${first.kind} as in row ${first.row}, got ${showValue(value)}; convert it, or make texts of all with {types: {${showValue(name)}: 'category'}}`
      );
  }
  if (!first) throw createAllValuesMissingError(subject, name);
  const kind = type === undefined ? first.kind : type;
  if (kind === 'a boolean')
    return createCategoryColumn(
      name,
      ['false', 'true'],
      Int32Array.from({ length: rows }, (_, row) => (isMissing(cell(row)) ? -1 : Number(cell(row))))
    );
  if (type === undefined && kind !== 'a text') {
    const values = Float64Array.from({ length: rows }, (_, row) => (isMissing(cell(row)) ? NaN : numberOf(at(row), cell(row))));
    return { name, kind: 'number', values, ...(kind === 'a date' && { unit: 'seconds since 1970' as const }) };
  }
  const texts = createColumnFromTexts(subject, name, type ?? 'category', reading);
  for (let row = 0; row < rows; row++) {
    const value = cell(row);
    const where = () => at(row);
    if (isMissing(value)) texts.push('', where);
    else if (type === 'number' && (typeof value === 'number' || typeof value === 'bigint'))
      texts.pushNumber(numberOf(at(row), value));
    else texts.push(value instanceof Date ? value.toISOString() : String(value), where);
  }
  return texts.done();
}

function kindOf(subject: string, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'a boolean';
  if (value instanceof Date && !Number.isNaN(value.getTime())) return 'a date';
  if (value instanceof Date)
    throw new TypeError(
      `${subject}: expected a date that exists, got an invalid date; correct it, or give null where it is missing`
    );
  throw new TypeError(`${subject}: expected a number, a text, a boolean, a date or null, got ${showValue(value)}; convert it`);
}

function numberOf(subject: string, value: unknown): number {
  if (value instanceof Date) return value.getTime() / 1000;
  const number = Number(value);
  if (typeof value === 'bigint' && BigInt(number) !== value)
    throw new RangeError(
      `${subject}: expected a number that a double holds exactly, got ${value}n; make it a text or a smaller number`
    );
  return number;
}
