import type { Field } from '../footer/Footer';
import { readBitsAt } from '../pages/readBitsAt';
import type { ValueReader, StoredValues } from './StoredValues';

/** Reads values one after the other as they are (PLAIN): little-endian numbers, bits, texts with their length before them. */
export function createPlainReader({ type, length }: Field, bytes: Buffer): ValueReader {
  let at = 0;
  const take = (size: number): Buffer => {
    if (size > bytes.length - at) throw new Error('a page ends before its values');
    at += size;
    return bytes.subarray(at - size, at);
  };
  /** A copy, because numbers of several bytes must begin at a multiple of them. */
  const own = (size: number): ArrayBuffer => Uint8Array.from(take(size)).buffer;
  let bit = 0;
  const read = (count: number): StoredValues => {
    switch (type) {
      case 'INT32':
        return new Int32Array(own(4 * count));
      case 'INT64':
        return new BigInt64Array(own(8 * count));
      case 'FLOAT':
        return new Float32Array(own(4 * count));
      case 'DOUBLE':
        return new Float64Array(own(8 * count));
      case 'INT96':
        return secondsOf(take(12 * count));
      case 'BOOLEAN': {
        if (bit + count > 8 * bytes.length) throw new Error('a page ends before its values');
        const from = bit;
        bit += count;
        at = Math.ceil(bit / 8);
        return Uint8Array.from({ length: count }, (_, i) => readBitsAt(bytes, 0, 1, from + i));
      }
      case 'FIXED_LEN_BYTE_ARRAY':
        return Array.from({ length: count }, () => take(length));
      default:
        return Array.from({ length: count }, () => take(take(4).readUInt32LE(0)));
    }
  };
  return {
    isPlaces: false,
    read,
    done() {
      if (at < bytes.length) throw new Error(`a page has ${bytes.length - at} bytes after its values`);
    }
  };
}

/** Nanoseconds of a day, then the day, counted as astronomers do. */
function secondsOf(bytes: Buffer): Float64Array {
  return Float64Array.from({ length: bytes.length / 12 }, (_, i) => {
    const nanos = bytes.readBigInt64LE(12 * i);
    return (bytes.readInt32LE(12 * i + 8) - 2_440_588) * 86_400 + Number(nanos) / 1e9;
  });
}
