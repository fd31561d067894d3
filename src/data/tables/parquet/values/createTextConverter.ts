import type { Field } from '../footer/Footer';
import { createNumberConverter } from './createNumberConverter';
import type { StoredValues } from './StoredValues';

/** Turns values into texts one by one; undefined for bytes that are not UTF-8. */
export function createTextConverter(field: Field): (values: StoredValues) => (place: number) => string | undefined {
  const { type, meaning } = field;
  if (type === 'BOOLEAN') return (values) => (place) => (values[place] ? 'true' : 'false');
  if (meaning === 'UUID') return (values) => (place) => uuid(values[place] as Buffer);
  if (type === 'BYTE_ARRAY' && meaning !== 'DECIMAL') {
    const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return (values) => (place) => {
      try {
        return utf8.decode(values[place] as Buffer);
      } catch {
        return undefined;
      }
    };
  }
  const numbers = createNumberConverter(field);
  return (values) => {
    const all = numbers(values);
    return (place) => String(all.tooLarge?.get(place) ?? all.numbers[place]);
  };
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
