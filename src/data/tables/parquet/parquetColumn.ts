import type { SchemaElement } from 'hyparquet' with { 'resolution-mode': 'import' };
import { show } from '../../../checks/show';
import { categoryColumn } from '../columns/categoryColumn';
import { growingFloats, growingInts } from '../columns/growingArrays';
import { onlyMissing } from '../columns/onlyMissing';
import type { Column } from '../columns/Table';
import { textColumn, type ColumnType } from '../columns/textColumn';

/** A column that grows by one value per row as hyparquet decodes it. */
export interface ParquetColumn {
  push(value: unknown, row: number): void;
  done(): Column;
}

/** @throws TypeError for nested columns and types other than numbers, dates, texts or booleans. */
export function parquetColumn(
  subject: string,
  element: SchemaElement,
  type: ColumnType | undefined,
  missing: ReadonlySet<string>
): ParquetColumn {
  const { name } = element;
  const kind = kindOf(element);
  if (kind === 'nested' || kind === 'other') {
    const got = kind === 'nested' ? 'a nested one' : `one of ${typeName(element)}`;
    throw new TypeError(
      `${subject}: expected a column of numbers, dates, texts or booleans, got ${got}; leave it out with {ignore: [${show(name)}]}`
    );
  }
  if (kind === 'text' || type === 'category')
    return texts(subject, name, kind === 'text' ? (type ?? 'category') : 'category', missing);
  if (type !== undefined && (kind === 'boolean' || (type === 'time' && kind !== 'time')))
    throw new TypeError(
      `${subject}: expected a column that can be read as ${type}, got one of ${typeName(element)}; leave types out`
    );
  return kind === 'boolean' ? booleans(subject, name) : numbers(subject, element, kind === 'time');
}

function texts(subject: string, name: string, type: ColumnType, missing: ReadonlySet<string>): ParquetColumn {
  const column = textColumn(name, type, missing);
  return {
    push(value, row) {
      const text = value === null || value === undefined ? '' : String(value);
      const expected = column.push(text);
      if (expected)
        throw new RangeError(`${subject}, row ${row}: expected ${expected}, got ${show(text)}; correct it or leave types out`);
    },
    done() {
      const result = column.done();
      if (result === 'missing' || 'share' in result) throw onlyMissing(subject, name);
      return result;
    }
  };
}

function booleans(subject: string, name: string): ParquetColumn {
  const codes = growingInts();
  return {
    push: (value) => codes.push(value === null || value === undefined ? -1 : Number(value)),
    done() {
      const all = codes.done();
      if (all.every((code) => code < 0)) throw onlyMissing(subject, name);
      return categoryColumn(name, ['false', 'true'], all);
    }
  };
}

function numbers(subject: string, element: SchemaElement, isTime: boolean): ParquetColumn {
  const { name } = element;
  const values = growingFloats();
  const convert = converter(element);
  return {
    push(value, row) {
      if (typeof value === 'bigint' && (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER))
        throw new RangeError(
          `${subject}, row ${row}: expected whole numbers up to 2^53, got ${value}; read it as text with {types: {${name}: 'category'}} or leave it out with {ignore: [${show(name)}]}`
        );
      values.push(value === null || value === undefined ? NaN : convert(Number(value)));
    },
    done() {
      const all = values.done();
      if (all.every(Number.isNaN)) throw onlyMissing(subject, name);
      return { name, kind: 'number', values: all, ...(isTime && { unit: 'seconds since 1970' as const }) };
    }
  };
}

/** hyparquet multiplies a decimal by 0.01, which is not quite the same as dividing by 100; times of day it leaves as they are. */
function converter({ converted_type, logical_type, scale = 0 }: SchemaElement): (value: number) => number {
  if (converted_type === 'DECIMAL') return (value) => Math.round(value * 10 ** scale) / 10 ** scale;
  if (converted_type === 'TIME_MILLIS') return (value) => value / 1e3;
  if (converted_type === 'TIME_MICROS') return (value) => value / 1e6;
  if (logical_type?.type === 'TIME') return (value) => value / { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical_type.unit];
  return (value) => value;
}

function kindOf({ type, converted_type, logical_type, repetition_type, num_children }: SchemaElement) {
  if (num_children || repetition_type === 'REPEATED') return 'nested';
  if (type === 'BOOLEAN') return 'boolean';
  const logical = logical_type?.type;
  if (converted_type === 'DATE' || converted_type?.startsWith('TIMESTAMP') || logical === 'DATE' || logical === 'TIMESTAMP')
    return 'time';
  if (type === 'INT96') return 'time';
  if (converted_type === 'DECIMAL' || logical === 'FLOAT16') return 'number';
  if (type === 'BYTE_ARRAY')
    return converted_type === 'BSON' || logical === 'GEOMETRY' || logical === 'GEOGRAPHY' ? 'other' : 'text';
  if (type === 'FIXED_LEN_BYTE_ARRAY') return logical === 'UUID' ? 'text' : 'other';
  return 'number';
}

function typeName({ type, converted_type, logical_type }: SchemaElement): string {
  return logical_type?.type ?? converted_type ?? type ?? 'unknown type';
}
