import { showValue } from '../../../checks/showValue';
import type { JsonValue } from './readUbjson';

type JsonObject = { [key: string]: JsonValue };

/** A member of an object. @throws RangeError unless it is there and of the kind. */
export function readModelField(object: JsonValue, name: string, kind: 'object'): JsonObject;
export function readModelField(object: JsonValue, name: string, kind: 'string'): string;
export function readModelField(object: JsonValue, name: string, kind: 'object' | 'string'): JsonObject | string {
  const value = isObject(object) ? object[name] : undefined;
  if (kind === 'string' ? typeof value === 'string' : isObject(value)) return value as JsonObject | string;
  throw new RangeError(`expected ${name} to be ${kind === 'string' ? 'a text' : 'an object'}, got ${showValue(value)}`);
}

export function readList(object: JsonObject, name: string): JsonValue[] {
  const value = object[name];
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && (value as Float64Array).length === 0) return [];
  throw new RangeError(`expected ${name} to be a list, got ${showValue(value)}`);
}

export function readTexts(object: JsonObject, name: string): string[] {
  if (!(name in object)) return [];
  const texts = readList(object, name);
  if (texts.every((text) => typeof text === 'string')) return texts;
  throw new RangeError(`expected ${name} to be texts, got others`);
}

/** Finite numbers; `length` of them if it is given. */
export function readNumbers(object: JsonObject, name: string, length?: number): ArrayLike<number> {
  const value = object[name];
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  if (!isList) throw new RangeError(`expected ${name} to be a list of numbers, got ${showValue(value)}`);
  const numbers = value as ArrayLike<number>;
  if (length !== undefined && numbers.length !== length)
    throw new RangeError(`expected ${name} to be ${length} numbers, got ${numbers.length}`);
  for (let i = 0; i < numbers.length; i++) {
    const isNumber = typeof numbers[i] === 'number' && Number.isFinite(numbers[i]);
    if (!isNumber && typeof numbers[i] !== 'boolean')
      throw new RangeError(`expected ${name}[${i}] to be a finite number, got ${showValue(numbers[i])}`);
  }
  return numbers;
}

/** Parameters are whole numbers written as texts. */
export function wholeText(object: JsonObject, name: string, atLeast: number, atMost = 2 ** 31 - 1): number {
  const text = readModelField(object, name, 'string');
  return readWholeNumber(/^\d+$/.test(text) ? Number(text) : NaN, name, atLeast, atMost, text);
}

export function readWholeNumber(value: number, name: string, atLeast: number, atMost: number, text: unknown = value): number {
  if (Number.isInteger(value) && value >= atLeast && value <= atMost) return value;
  throw new RangeError(`expected ${name} to be a whole number from ${atLeast} to ${atMost}, got ${showValue(text)}`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
