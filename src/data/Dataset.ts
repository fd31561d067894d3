/** Rows with their labels, as typed arrays. Tensors are made from it batch by batch. */
export interface Dataset {
  name: string;
  /** All rows, one after the other. */
  x: Float32Array;
  /** The shape of one row, without the batch: [784] or [28, 28, 1]. */
  shape: number[];
  /** Class number of each row; its length is the number of rows. */
  y: Int32Array;
  /** One name a class, in the order of the logits. */
  classes: string[];
  /** True for simulated rows. */
  synthetic?: boolean;
}

export interface Splits {
  train: Dataset;
  validation?: Dataset;
  test?: Dataset;
}
