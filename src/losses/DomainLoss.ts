import type { Scalar, Tensor2D } from '@tensorflow/tfjs';
import type { Description } from '../record/RunRecord';

/**
 * How far two batches of features lie apart as a whole, whatever row is which: one number, 0 for equal batches. Features are [rows, width], one
 * width for both, and as many rows as there are; both batches get gradients. The caller disposes the result; nothing else is left behind.
 */
export interface DomainLoss {
  (source: Tensor2D, target: Tensor2D): Scalar;
  description: Description;
}
