import { showValue } from '../../../../checks/showValue';
import type { ColumnType } from '../../columns/ColumnReadingOptions';
import { parseMissingNumbers } from '../../columns/parseMissingNumbers';
import type { Field } from '../footer/Footer';
import { createBooleanSink } from './createBooleanSink';
import type { ColumnSink } from './ColumnSink';
import { createNumberSink } from './createNumberSink';
import { parsedSink, createTextSink, type TextSinkOptions } from './createTextSink';

/**
 * What takes the values of a column, by its type and the type that was asked for.
 *
 * @throws TypeError for nested columns and types other than numbers, dates, texts or booleans.
 */
export function chooseColumnSink(
  subject: string,
  field: Field,
  type: ColumnType | undefined,
  options: TextSinkOptions
): ColumnSink {
  const { name } = field;
  const kind = kindOf(field);
  if (kind === 'nested' || kind === 'other') {
    const leave = `leave it out with {ignore: [${showValue(name)}]}`;
    throw new TypeError(
      `${subject}: expected a column of numbers, dates, texts or booleans, got ${kind === 'nested' ? nested(field) : `one of ${typeName(field)}`}; ${leave}${kind === 'nested' ? ', or write its parts as columns of their own' : ''}`
    );
  }
  if (type === 'category' || (kind === 'text' && type === undefined)) return createTextSink(subject, field, options);
  // A format reads the digits of numbers, too: 20241231.
  if (kind === 'text' || (kind === 'number' && options.reading.format !== undefined))
    return parsedSink(subject, field, type!, options.reading);
  if (type !== undefined && (kind === 'boolean' || (type === 'time' && kind !== 'time')))
    throw new TypeError(
      `${subject}: expected a column that can be read as ${type}, got one of ${typeName(field)}; leave types out`
    );
  return kind === 'boolean'
    ? createBooleanSink(subject, field, options.rows)
    : createNumberSink(subject, field, options.rows, { isTime: kind === 'time', missing: missingHere(options.reading) });
}

/** The file's own numbers have no decimal mark, so those to be missing may be written with a point, or with the mark that its texts have. */
function missingHere({ missing, decimal }: TextSinkOptions['reading']): ReadonlySet<number> {
  return new Set([...parseMissingNumbers(missing), ...parseMissingNumbers(missing, decimal)]);
}

function kindOf({ type, meaning, isNested }: Field): 'nested' | 'other' | 'text' | 'boolean' | 'time' | 'number' {
  if (isNested) return 'nested';
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'INT96' || meaning === 'DATE' || meaning === 'TIMESTAMP') return 'time';
  if (meaning === 'DECIMAL' || meaning === 'FLOAT16') return 'number';
  if (type === 'BYTE_ARRAY') return [undefined, 'STRING', 'ENUM', 'JSON'].includes(meaning) ? 'text' : 'other';
  if (type === 'FIXED_LEN_BYTE_ARRAY') return meaning === 'UUID' ? 'text' : 'other';
  return 'number';
}

function nested({ meaning }: Field): string {
  const what = { LIST: 'lists', MAP: 'maps' }[meaning ?? ''] ?? 'structures';
  return `a nested one (${what})`;
}

function typeName({ type, meaning }: Field): string {
  if (type === 'FIXED_LEN_BYTE_ARRAY' && meaning === undefined) return 'binary data of fixed length';
  return meaning === undefined || meaning === 'UNSIGNED' ? (type ?? 'unknown type') : meaning;
}
