/** A table of numbers, row after row: logits as data. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}
