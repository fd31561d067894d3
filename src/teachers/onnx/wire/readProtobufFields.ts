/** One field of a message in protobuf's wire format: a number, or bytes (a text, a message, a list of numbers). */
export interface Field {
  number: number;
  value: number;
  /** Empty for a number. */
  bytes: Uint8Array;
}

/**
 * The fields of a message, in their order.
 *
 * @throws Error for bytes that are cut off or no message.
 */
export function* readProtobufFields(bytes: Uint8Array): Generator<Field> {
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    const [number, kind] = [Math.floor(tag.value / 8), tag.value % 8];
    if (number < 1) throw new Error(`no field has the number ${number}`);
    if (kind === 0) {
      const { value, end } = readVarint(bytes, tag.end);
      yield { number, value, bytes: none };
      at = end;
      continue;
    }
    const length = kind === 2 ? readVarint(bytes, tag.end) : { value: sizes[kind], end: tag.end };
    if (length.value === undefined) throw new Error(`no field has the wire type ${kind}`);
    const end = length.end + length.value;
    if (end > bytes.length) throw new Error('it is cut off');
    yield { number, value: NaN, bytes: bytes.subarray(length.end, end) };
    at = end;
  }
}

/** The numbers of a packed list. */
export function readVarints(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value, end } = readVarint(bytes, at);
    found.push(value);
    at = end;
  }
  return found;
}

export function readText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

const none = new Uint8Array();

/** Bytes of a number of fixed size, by its wire type. */
const sizes: { [kind: number]: number | undefined } = { 1: 8, 5: 4 };

/** Negative numbers come out as large ones. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 10 && start + i < bytes.length; i++) {
    const byte = bytes[start + i];
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, end: start + i + 1 };
  }
  throw new Error('a number is cut off');
}
