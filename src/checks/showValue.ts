import { isPromise, leave } from './isPromise';

/** How a value looks in an error message: short, and never a surprise. Whatever the value does when it is looked at, this returns a text. */
export function showValue(value: unknown): string {
  try {
    return describe(value);
  } catch {
    return 'something that cannot be read';
  }
}

function describe(value: unknown, depth = 0): string {
  if (typeof value === 'string') return visible(JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value));
  if (typeof value === 'bigint') return digits(value);
  if (typeof value === 'function') return `function ${nameOf(value) || '(anonymous)'}`;
  if (ArrayBuffer.isView(value)) return `${nameOf(value.constructor)}(${(value as Uint8Array).length ?? value.byteLength})`;
  if (Array.isArray(value)) {
    if (value.length > 6 || depth > 2) return `an array of ${value.length}`;
    return `[${Array.from(value, (item) => describe(item, depth + 1)).join(', ')}]`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  // It is refused, so nobody will wait for it.
  if (isPromise(value)) leave(value);
  const name = value.constructor === Object ? '' : nameOf(value.constructor);
  return name ? `a ${name}` : 'an object';
}

/** So many letters of a text, such as a list of names, are in a message. */
const mostLetters = 1000;

/** The text with letters that are not seen, or turn the direction of others, by their numbers. */
export function visible(text: string): string {
  const shown = text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
  return shown.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

/** Up to 40 digits: an integer can have a million. */
function digits(value: bigint): string {
  const size = BigInt.asIntN(128, value) === value;
  return size ? `${value}n` : 'a bigint of more than 128 bits';
}

function nameOf(value: unknown): string {
  const name = (value as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name.slice(0, 60) : '';
}
