/**
 * What can be written: a number is a whole number, a typed array an array of one type. A Float64Array becomes a list of numbers
 * that each have 32 bits and their own type, which is how XGBoost keeps some of its lists.
 */
export type UbjsonValue =
  | string
  | number
  | Float32Array
  | Float64Array
  | Int8Array
  | Int32Array
  | Uint8Array
  | BigInt64Array
  | UbjsonValue[]
  | { [key: string]: UbjsonValue };

/** Writes Universal Binary JSON (ubjson.org, draft 12) as XGBoost reads it: big-endian, every length a number of 64 bits. */
export function writeUbjson(value: UbjsonValue): Buffer {
  const parts: Uint8Array[] = [];
  write(parts, value);
  return Buffer.concat(parts);
}

function write(parts: Uint8Array[], value: UbjsonValue): void {
  if (typeof value === 'string') parts.push(mark('S'), ...text(value));
  else if (typeof value === 'number') parts.push(whole(value));
  else if (value instanceof Float64Array) {
    parts.push(mark('[#'), length(value.length));
    for (const item of value) parts.push(mark('d'), bigEndian(Float32Array.of(item)));
  } else if (ArrayBuffer.isView(value)) parts.push(mark(`[$${typeOf(value)}#`), length(value.length), bigEndian(value));
  else if (Array.isArray(value)) {
    parts.push(mark('[#'), length(value.length));
    for (const item of value) write(parts, item);
  } else {
    parts.push(mark('{'));
    for (const [key, item] of Object.entries(value)) {
      parts.push(...text(key));
      write(parts, item);
    }
    parts.push(mark('}'));
  }
}

type Numbers = Float32Array | Int8Array | Int32Array | Uint8Array | BigInt64Array;

function typeOf(values: Numbers): string {
  if (values instanceof Float32Array) return 'd';
  if (values instanceof Int8Array) return 'i';
  if (values instanceof Int32Array) return 'l';
  return values instanceof Uint8Array ? 'U' : 'L';
}

function bigEndian(values: Numbers): Buffer {
  const bytes = Buffer.from(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength));
  if (values.BYTES_PER_ELEMENT === 4) return bytes.swap32();
  return values.BYTES_PER_ELEMENT === 8 ? bytes.swap64() : bytes;
}

function mark(markers: string): Buffer {
  return Buffer.from(markers, 'latin1');
}

function text(content: string): Buffer[] {
  const bytes = Buffer.from(content, 'utf8');
  return [length(bytes.length), bytes];
}

function length(count: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes.write('L', 'latin1');
  bytes.writeBigInt64BE(BigInt(count), 1);
  return bytes;
}

function whole(value: number): Buffer {
  if (value !== (value | 0)) return length(value);
  const bytes = Buffer.alloc(5);
  bytes.write('l', 'latin1');
  bytes.writeInt32BE(value, 1);
  return bytes;
}
