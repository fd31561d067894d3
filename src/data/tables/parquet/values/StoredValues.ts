/** Values as they are stored; booleans as 0 and 1, and the 96 bits of an old timestamp as seconds since 1970. */
export type StoredValues = Int32Array | BigInt64Array | Float32Array | Float64Array | Uint8Array | readonly Buffer[];

/** Values of a page, read from the first to the last. */
export interface ValueReader {
  /** Whether they are places in the dictionary. */
  isPlaces: boolean;
  read(count: number): StoredValues;
  /** @throws Error if bytes are left. */
  done(): void;
}
