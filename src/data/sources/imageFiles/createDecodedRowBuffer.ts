/** The rows of a set as they are decoded, a byte a number, until they are dealt to its parts. */
export interface RowBytes {
  /** Room for the rows of a file, all zeros, from the place of the first on. */
  room(first: number, rows: number): Uint8Array;
  /** Keeps what was written there. */
  keep(first: number, room: Uint8Array): void;
  /** One row; the next call may write over it. */
  row(at: number): Uint8Array;
}

/** @param bytes all rows, one after the other. */
export function createDecodedRowBuffer(bytes: Uint8Array, width: number): RowBytes {
  return {
    room: (first, rows) => bytes.subarray(first * width, (first + rows) * width),
    keep() {},
    row: (at) => bytes.subarray(at * width, (at + 1) * width)
  };
}
