/** Reads a file from its beginning to its end, and never beyond. */
export interface ByteCursor {
  /** Where the next byte is. */
  at(): number;
  take(count: number): Buffer;
  /** A whole number of 1, 2, 4 or 8 bytes, the lowest first. */
  number(width: 1 | 2 | 4 | 8): number;
  /** The text up to the end of the line, at most 256 bytes. */
  line(): string;
}

const longestLine = 256;

/** @param refuse makes the error from what was found. */
export function createByteCursor(bytes: Uint8Array, refuse: (got: string) => Error): ByteCursor {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (count: number): Buffer => {
    if (count > file.length - at) throw refuse(`one that is cut off: ${file.length - at} bytes where ${count} follow`);
    at += count;
    return file.subarray(at - count, at);
  };
  return {
    at: () => at,
    take,
    number: (width) => (width === 8 ? Number(take(8).readBigUInt64LE()) : take(width).readUIntLE(0, width)),
    line() {
      const end = file.subarray(at, at + longestLine).indexOf(0x0a);
      if (end < 0) throw refuse('a name without an end');
      return take(end + 1).toString('utf8', 0, end);
    }
  };
}
