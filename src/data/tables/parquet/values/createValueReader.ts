import type { Field } from '../footer/Footer';
import { createRleBitPackingReader } from '../pages/createRleBitPackingReader';
import { createDeltaReader } from '../pages/createDeltaReader';
import { createDeltaTextReader } from './createDeltaTextReader';
import { createPlainReader } from './createPlainReader';
import { createByteStreamSplitReader } from './createByteStreamSplitReader';
import type { ValueReader } from './StoredValues';

export interface EncodedValues {
  /** By its number. */
  encoding: number;
  bytes: Buffer;
  /** Values that are there. */
  count: number;
}

/**
 * A reader of the values of a page.
 *
 * @param allow is called with the bytes that texts take beyond those of the page.
 * @throws Error for an encoding that is not read, or that the type does not have.
 */
export function createValueReader(
  field: Field,
  { encoding, bytes, count }: EncodedValues,
  allow: (bytes: number) => void
): ValueReader {
  const { type } = field;
  switch (encoding) {
    case 0:
      return createPlainReader(field, bytes);
    case 2:
    case 8:
      return placesReader(bytes, count);
    case 3:
      if (type === 'BOOLEAN') return runsOfBooleans(bytes, count);
      break;
    case 5:
      if (type === 'INT32' || type === 'INT64') {
        const numbers = createDeltaReader(bytes, 0, count, type === 'INT32' ? 32 : 64);
        const make = (length: number) => (type === 'INT32' ? new Int32Array(length) : new BigInt64Array(length));
        return {
          isPlaces: false,
          read: (wanted) => {
            const part = make(wanted);
            numbers.read(part, wanted);
            return part;
          },
          done: () => undefined
        };
      }
      break;
    case 6:
    case 7:
      if (type === 'BYTE_ARRAY' || (encoding === 7 && type === 'FIXED_LEN_BYTE_ARRAY'))
        return createDeltaTextReader(field, { bytes, count, hasPrefixes: encoding === 7 }, allow);
      break;
    case 9:
      return createByteStreamSplitReader(field, bytes, count);
  }
  throw new Error(`values of type ${type} have encoding ${encoding}, which is not read`);
}

function placesReader(bytes: Buffer, count: number): ValueReader {
  if (count > 0 && bytes.length === 0) throw new Error('a page ends before its values');
  const width = count > 0 ? bytes[0] : 0;
  if (width > 32) throw new Error(`places in a dictionary have ${width} bits`);
  const places = createRleBitPackingReader(bytes, 1, bytes.length, width);
  return {
    isPlaces: true,
    read: (wanted) => {
      const part = new Int32Array(wanted);
      places(part, wanted);
      return part;
    },
    done: () => undefined
  };
}

function runsOfBooleans(bytes: Buffer, count: number): ValueReader {
  if (bytes.length < 4 || bytes.readUInt32LE(0) > bytes.length - 4) throw new Error('a page ends before its values');
  const bits = createRleBitPackingReader(bytes, 4, count > 0 ? 4 + bytes.readUInt32LE(0) : 4, 1);
  return {
    isPlaces: false,
    read: (wanted) => {
      const part = new Uint8Array(wanted);
      bits(part, wanted);
      return part;
    },
    done: () => undefined
  };
}
