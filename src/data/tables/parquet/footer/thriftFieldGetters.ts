import type { ThriftFields, ThriftValue } from './readThrift';

/** The fields of a structure by number, as the types that they must have. Each function throws an Error that names the field. */

export function numberField(fields: ThriftFields, field: number, name: string): number {
  const value = fields.get(field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(name, 'a whole number', value);
  return value;
}

/** A number that counts something. */
export function countField(fields: ThriftFields, field: number, name: string): number {
  const value = numberField(fields, field, name);
  if (value < 0) throw wrong(name, 'a count', value);
  return value;
}

export function textField(fields: ThriftFields, field: number, name: string): string {
  const value = fields.get(field);
  if (!Buffer.isBuffer(value)) throw wrong(name, 'a text', value);
  return value.toString('utf8');
}

export function listField(fields: ThriftFields, field: number, name: string): ThriftValue[] {
  const value = fields.get(field);
  if (!Array.isArray(value)) throw wrong(name, 'a list', value);
  return value;
}

export function structuresField(fields: ThriftFields, field: number, name: string): ThriftFields[] {
  const list = listField(fields, field, name);
  if (!list.every((one) => one instanceof Map)) throw wrong(name, 'a list of structures', list[0]);
  return list as ThriftFields[];
}

export function structureField(fields: ThriftFields, field: number): ThriftFields | undefined {
  const value = fields.get(field);
  return value instanceof Map ? value : undefined;
}

function wrong(name: string, expected: string, value: ThriftValue | undefined): Error {
  return new Error(`${name} is not ${expected}${typeof value === 'number' ? ` (${value})` : ''}`);
}
