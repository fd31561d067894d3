import type * as tf from '@tensorflow/tfjs';

/** What a generator makes rows of. */
export interface RowInputs {
  /** [rows, latent] standard normal numbers. */
  latent: tf.Tensor2D;
  /** [rows, classes], 1 at the class that is asked for. Absent where a generator has no classes. */
  labels?: tf.Tensor2D;
  /** One tensor a noise shape, [rows, height, width, 1]: what is different from pixel to pixel. */
  noise: tf.Tensor4D[];
}

/** A generator's network: no part of it looks from one row to another, so a row depends on its own inputs alone. */
export interface RowNetwork {
  /** "3 levels from 8 x 8", for the record. */
  does: string;
  variables: tf.Variable[];
  latent: number;
  /** Of one row: [height, width, 1] a level; none for flat rows. */
  noiseShapes: [number, number, 1][];
  /** Rows, [rows, ...shape]. With `weights` instead of its own, in the order of `variables`. */
  apply(inputs: RowInputs, weights?: readonly tf.Tensor[]): tf.Tensor;
}
