import type * as tf from '@tensorflow/tfjs';

/** The inputs from which a generator makes rows. */
export interface RowInputs {
  /** [rows, latent] standard normal numbers. */
  latent: tf.Tensor2D;
  /** [rows, classes], 1 at the requested class. Absent if the generator has no classes. */
  labels?: tf.Tensor2D;
  /** One tensor per noise shape, [rows, height, width, 1]: noise that differs from pixel to pixel. */
  noise: tf.Tensor4D[];
}

/** A generator's network: no part of it combines rows, so a row depends only on its own inputs. */
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
