import { inspect } from 'node:util';
import { codePointsToUtf16 } from './codePointsToUtf16';

type Content = Record<string, unknown>;

/** A field of a request that must be text. Errors name the field, so that who writes a client sees what it sent. */
export function readText(content: Content, name: string): string {
  const value = content[name];
  if (typeof value !== 'string') throw wrong(name, 'text', value);
  return value;
}

export function readOptionalText(content: Content, name: string): string | undefined {
  return isAbsent(content[name]) ? undefined : readText(content, name);
}

export function readOptionalNumber(content: Content, name: string): number | undefined {
  const value = content[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong(name, 'a whole number', value);
  return value;
}

/** `cursor_pos` as a UTF-16 offset of the code, at its end when it is absent; outside of the code it is at the nearer end. */
export function readCursor(content: Content, code: string): number {
  const position = readOptionalNumber(content, 'cursor_pos');
  return position === undefined ? code.length : codePointsToUtf16(code, position);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function wrong(name: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${name}: expected ${expected}, got ${inspect(value, { depth: 0, maxStringLength: 80 })}`);
}
