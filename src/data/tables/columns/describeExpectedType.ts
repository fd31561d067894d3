import { showValue } from '../../../checks/showValue';
import type { ColumnType } from './ColumnReadingOptions';
import type { Decimal } from './parseNumber';
import { isShare, parseWrittenNumber } from './parseWrittenNumber';

/** How a column of numbers or times is read. */
export interface TypedColumn {
  name: string;
  /** Undefined if it was detected. */
  type: ColumnType | undefined;
  decimal: Decimal;
  /** How its dates are written, if that was asked for. */
  format?: string | undefined;
}

/** What a text in a column of numbers or times was expected to be. */
export function describeExpectedType({ format }: TypedColumn, isTime: boolean): string {
  if (!isTime) return 'a number';
  return format === undefined ? 'an ISO 8601 date' : `a date like ${format}`;
}

/** What to do about it. */
export function adviseOnWrongType(column: TypedColumn, isTime: boolean, text: string): string {
  const { name } = column;
  if (text.trim() === name) return 'remove the line if it repeats the names of the columns, or correct the text';
  return isTime ? timeFix(column, text) : numberFix(column, text);
}

const isoForm = /^\d{4}-\d\d-\d\d([T ]|$)/;

function timeFix({ name, format }: TypedColumn, text: string): string {
  const isOtherDate = /^\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text);
  // An ISO date that is refused as one has a month or a day that does not exist.
  return isOtherDate && format === undefined && !isoForm.test(text.trim())
    ? `give its format, like {formats: {${showValue(name)}: 'DD.MM.YYYY'}}, or correct it`
    : textFix(name, text);
}

/** Numbers as people write them may have either decimal mark. */
function numberFix({ name, decimal, type }: TypedColumn, text: string): string {
  const other = decimal === ',' ? '.' : ',';
  const [own, others] = [type === 'number' ? undefined : parseWrittenNumber(text, decimal), parseWrittenNumber(text, other)];
  const asNumber = `{types: {${showValue(name)}: 'number'}}`;
  if (own && isShare(own.unit))
    return `write it like the rest, as ${own.value} or ${own.value / (own.unit === '%' ? 100 : 1000)}, or ${textFix(name, text)}`;
  if (own && others)
    return `read the column with ${asNumber} if it is ${own.value}, the file with {decimal: '${other}'} if it is ${others.value}`;
  if (own) return `read the column with ${asNumber}, or as text with {types: {${showValue(name)}: 'category'}}`;
  if (others)
    return `read the file with {decimal: '${other}'} if "${other}" is its decimal mark, or the column as text with {types: {${showValue(name)}: 'category'}}`;
  return textFix(name, text);
}

function textFix(name: string, text: string): string {
  return `correct it, read it as missing with {missing: [${showValue(text.trim())}]}, or the column as text with {types: {${showValue(name)}: 'category'}}`;
}
