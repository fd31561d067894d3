import type { Scalar, Tensor2D } from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';

/**
 * How far apart two batches of features are as a whole, whatever the order of their rows: one number, 0 for equal batches. Features are
 * [rows, width] with one width for both and any number of rows in each; both batches get gradients. The caller disposes the result; nothing
 * else is left behind.
 */
export interface DomainLoss {
  (source: Tensor2D, target: Tensor2D): Scalar;
  description: Description;
}
