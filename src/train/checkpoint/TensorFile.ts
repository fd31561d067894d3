/** The kinds of numbers that a checkpoint holds, by their names in a safetensors file, and the bytes of one. */
export const numberKinds = {
  F32: { dtype: 'float32', bytes: 4 },
  I32: { dtype: 'int32', bytes: 4 },
  BOOL: { dtype: 'bool', bytes: 1 }
} as const;

export type NumberKind = keyof typeof numberKinds;
export type TensorValues = Float32Array | Int32Array | Uint8Array;

/** Where a tensor lies in a file: offsets count from the end of the header. */
export interface TensorEntry {
  dtype: NumberKind;
  shape: number[];
  data_offsets: [begin: number, end: number];
}

/** The header of a safetensors file may have at most 100 MB. */
export const mostHeaderBytes = 100_000_000;
