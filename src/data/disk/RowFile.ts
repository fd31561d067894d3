/**
 * A file of rows: eight bytes that say what it is, SHA-256 of the header, the header's length (four bytes, little-endian), the header (JSON), then
 * from `start` on the rows, and after them the columns that are read as a whole: y, and of weights, groups and times those that are there.
 */
export interface RowFileHeader {
  version: number;
  /** SHA-256 of what the rows were made from, and how; hexadecimal. */
  key: string;
  rows: number;
  /** Numbers of a row, each a float32. */
  width: number;
  /** What the dataset says beside its rows. */
  about: { [name: string]: unknown };
  columns: ColumnName[];
  /** Where the rows begin. */
  start: number;
  blockRows: number;
  /** SHA-256 of each block of rows and, last, of the columns; hexadecimal. */
  digests: string[];
}

export const columnKinds = { y: Int32Array, weights: Float32Array, groups: Int32Array, times: Float64Array } as const;
export type ColumnName = keyof typeof columnKinds;
export type RowColumns = { y: Int32Array; weights?: Float32Array; groups?: Int32Array; times?: Float64Array };

export const magic = Buffer.from('STILLROW');
/** Of the layout. */
export const version = 1;
/** Bytes before the header. */
export const prefix = magic.length + 32 + 4;

/** The rows of a block take 4 MB, or one row does. */
export function rowsPerBlock(width: number): number {
  return Math.max(1, Math.floor(2 ** 20 / width));
}

/** The machine's own byte order: little-endian on everything that TensorFlow runs on. */
export function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
