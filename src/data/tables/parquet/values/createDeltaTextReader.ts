import type { Field } from '../footer/Footer';
import { createDeltaReader } from '../pages/createDeltaReader';
import type { ValueReader } from './StoredValues';

export interface DeltaTexts {
  bytes: Buffer;
  count: number;
  /** Whether each text says how much of the last one it begins with (DELTA_BYTE_ARRAY, otherwise DELTA_LENGTH_BYTE_ARRAY). */
  hasPrefixes: boolean;
}

/** Reads texts whose lengths come first, as differences. */
export function createDeltaTextReader(
  { type, length }: Field,
  { bytes, count, hasPrefixes }: DeltaTexts,
  allow: (bytes: number) => void
): ValueReader {
  let at = 0;
  const numbers = (): Int32Array => {
    const reader = createDeltaReader(bytes, at, count, 32);
    const found = new Int32Array(count);
    reader.read(found, count);
    at = reader.end();
    return found;
  };
  const prefixes = hasPrefixes ? numbers() : undefined;
  const suffixes = numbers();
  let given = 0;
  let last: Buffer = Buffer.alloc(0);
  const next = (): Buffer => {
    const [shared, own] = [prefixes?.[given] ?? 0, suffixes[given++]];
    if (shared < 0 || shared > last.length || own < 0 || own > bytes.length - at)
      throw new Error('a page ends before its values');
    const rest = bytes.subarray(at, at + own);
    at += own;
    // A few bytes can ask for a long text again and again.
    if (shared > 0) allow(shared);
    last = shared > 0 ? Buffer.concat([last.subarray(0, shared), rest]) : rest;
    if (type === 'FIXED_LEN_BYTE_ARRAY' && last.length !== length)
      throw new Error(`a value has ${last.length} of ${length} bytes`);
    return last;
  };
  return {
    isPlaces: false,
    read: (wanted) => {
      if (wanted > count - given) throw new Error('a page ends before its values');
      return Array.from({ length: wanted }, next);
    },
    done() {
      if (at < bytes.length) throw new Error(`a page has ${bytes.length - at} bytes after its values`);
    }
  };
}
