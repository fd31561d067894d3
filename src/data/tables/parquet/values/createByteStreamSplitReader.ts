import type { Field } from '../footer/Footer';
import type { ValueReader, StoredValues } from './StoredValues';

const widths: { [type: string]: number } = { INT32: 4, INT64: 8, FLOAT: 4, DOUBLE: 8 };

/** Reads values whose first bytes come first, then their second ones, and so on (BYTE_STREAM_SPLIT). */
export function createByteStreamSplitReader({ type, length }: Field, bytes: Buffer, count: number): ValueReader {
  const width = type === 'FIXED_LEN_BYTE_ARRAY' ? length : widths[type ?? ''];
  if (!width) throw new Error(`values of type ${type} have encoding 9, which is not read`);
  if (bytes.length !== width * count) throw new Error(`a page has ${bytes.length} bytes for ${count} values of ${width}`);
  let given = 0;
  const read = (wanted: number): StoredValues => {
    if (wanted > count - given) throw new Error('a page ends before its values');
    const whole = Buffer.from(new ArrayBuffer(wanted * width));
    for (let i = 0; i < wanted; i++) for (let b = 0; b < width; b++) whole[i * width + b] = bytes[b * count + given + i];
    given += wanted;
    if (type === 'INT32') return new Int32Array(whole.buffer);
    if (type === 'INT64') return new BigInt64Array(whole.buffer);
    if (type === 'FLOAT') return new Float32Array(whole.buffer);
    if (type === 'DOUBLE') return new Float64Array(whole.buffer);
    return Array.from({ length: wanted }, (_, i) => whole.subarray(i * width, (i + 1) * width));
  };
  return { isPlaces: false, read, done: () => undefined };
}
