import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';

/** What is kept of the parts so far. */
export interface StreamMemory {
  /** Their numbers and labels. */
  rows: Dataset;
  /** The model's logits of them when their part had just been learnt, if the strategy keeps logits. */
  logits?: Matrix;
  /** The numbers of the rows in the stream, counted from 0 through all parts. */
  numbers: Int32Array;
  /** What all of this takes. */
  bytes: number;
}
