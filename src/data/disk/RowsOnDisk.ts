/** The numbers of rows that lie in a file, one row after the other. Where only parts are asked for, it can stand for a Float32Array. */
export interface RowsOnDisk {
  /** Numbers of all rows. */
  readonly length: number;
  /** The file. */
  readonly path: string;
  /** SHA-256 of what the file says about itself, digests of all its rows among it; hexadecimal. */
  readonly sha256: string;
  /**
   * A copy of the numbers from `start` to `end`, read from the file.
   *
   * @throws Error if the file is damaged.
   */
  subarray(start: number, end: number): Float32Array;
  readonly [mark]: true;
}

/** On every such object, and on nothing that a user has. */
export const mark: unique symbol = Symbol('rows on disk');

export function isRowsOnDisk(x: unknown): x is RowsOnDisk {
  return typeof x === 'object' && x !== null && mark in x;
}
