/** A piece of a protobuf message. Pieces are joined once, at the end, so that weights are not copied at each level. */
export type Bytes = readonly Uint8Array[];

/** A whole number, also a negative one. Wire type 0. */
export function wholeField(field: number, value: number): Bytes {
  return [varint(field * 8), varint(value)];
}

/** A number of 32 bits. Wire type 5. */
export function floatField(field: number, value: number): Bytes {
  return [varint(field * 8 + 5), new Uint8Array(Float32Array.of(value).buffer)];
}

/** A text, bytes, or a message made of fields. Wire type 2. */
export function bytesField(field: number, value: string | Uint8Array | Bytes): Bytes {
  const pieces = typeof value === 'string' ? [Buffer.from(value)] : value instanceof Uint8Array ? [value] : value;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return [varint(field * 8 + 2), varint(length), ...pieces];
}

/** Seven bits a byte, the lowest first; negative numbers are of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}
