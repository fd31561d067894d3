import type * as tf from '@tensorflow/tfjs';

/** How a model's inputs are made of the rows. */
export interface InputPlan {
  /** One tensor for each input; whoever calls disposes them. */
  feedsOf(rows: tf.Tensor): { [input: string]: tf.Tensor };
  /** The shape of one row, null where a size may be any; null if it is not known. */
  rowShape: (number | null)[] | null;
  /** The rows that the model takes at once; null if it takes any number. */
  fixedRows: number | null;
  /** What was stated, for the record. */
  says: string[];
}
