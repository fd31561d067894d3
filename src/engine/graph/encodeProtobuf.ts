/**
 * The wire format of protocol buffers, as far as a GraphDef and TensorBoard's events need it: fields of varints, of 32 and 64 bits, and of bytes.
 *
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export function varintField(field: number, value: number | bigint): Uint8Array {
  return joined(varint(field << 3), varint(value));
}

export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined(varint((field << 3) | 5), bytes);
}

export function doubleField(field: number, value: number): Uint8Array {
  return joined(varint((field << 3) | 1), doubles([value]));
}

/** Several numbers in one field, as a `packed` one has them. */
export function packedDoublesField(field: number, values: readonly number[]): Uint8Array {
  return bytesField(field, doubles(values));
}

export function bytesField(field: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  return joined(varint((field << 3) | 2), varint(bytes.length), bytes);
}

const encoder = new TextEncoder();

export function joined(...parts: Uint8Array[]): Uint8Array {
  let size = 0;
  for (const { length } of parts) size += length;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function doubles(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat64(8 * i, value, true));
  return bytes;
}

/** Seven bits a byte, the lowest first; a negative number as its two's complement of 64 bits. */
export function varint(value: number | bigint): Uint8Array {
  // Most are tags and lengths, and a graph has thousands.
  if (typeof value === 'number' && (value & 127) === value) return Uint8Array.of(value);
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
