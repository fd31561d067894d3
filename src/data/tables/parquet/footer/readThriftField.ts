import type { ThriftFields, ThriftValue } from './readThrift';

/** The fields of a structure by number, as the types that they must have. Each function throws an Error that names the field. */

export function readThriftNumber(fields: ThriftFields, field: number, name: string): number {
  const value = fields.get(field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(name, 'a whole number', value);
  return value;
}

/** A number that counts something. */
export function readThriftCount(fields: ThriftFields, field: number, name: string): number {
  const value = readThriftNumber(fields, field, name);
  if (value < 0) throw wrong(name, 'a count', value);
  return value;
}

export function readThriftText(fields: ThriftFields, field: number, name: string): string {
  const value = fields.get(field);
  if (!Buffer.isBuffer(value)) throw wrong(name, 'a text', value);
  return value.toString('utf8');
}

export function readThriftList(fields: ThriftFields, field: number, name: string): ThriftValue[] {
  const value = fields.get(field);
  if (!Array.isArray(value)) throw wrong(name, 'a list', value);
  return value;
}

export function readThriftStructures(fields: ThriftFields, field: number, name: string): ThriftFields[] {
  const list = readThriftList(fields, field, name);
  if (!list.every((one) => one instanceof Map)) throw wrong(name, 'a list of structures', list[0]);
  return list as ThriftFields[];
}

export function readThriftStructure(fields: ThriftFields, field: number): ThriftFields | undefined {
  const value = fields.get(field);
  return value instanceof Map ? value : undefined;
}

function wrong(name: string, expected: string, value: ThriftValue | undefined): Error {
  return new Error(`${name} is not ${expected}${typeof value === 'number' ? ` (${value})` : ''}`);
}
