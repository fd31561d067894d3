/** A model that is ready to be called. */
export interface CallableModel {
  name: string;
  one: (row: Float32Array) => unknown;
  many: ((rows: Float32Array, count: number) => unknown) | null;
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}
