import * as tf from '@tensorflow/tfjs';

/** Computes one row: returns its loss, and writes its gradients where they belong. */
export type RowRule = (row: number, gradients: Float32Array[]) => number;

/**
 * A loss that is computed row by row, as an op with gradients: [batch]. Rows of logits are small, so plain double precision is both exact
 * and faster than the hundred small single-precision ops that would be equally exact.
 *
 * @param inputs tensors [batch, units] that get gradients, in the order of the rule's `gradients`.
 */
export function rowLoss(inputs: tf.Tensor2D[], rule: RowRule): tf.Tensor1D {
  const [rows] = inputs[0].shape;
  const op = tf.customGrad(() => {
    const gradients = inputs.map(({ size }) => new Float32Array(size));
    const losses = Float32Array.from({ length: rows }, (_, row) => rule(row, gradients));
    const gradFunc = (dy: tf.Tensor) => inputs.map(({ shape }, i) => tf.mul(dy.expandDims(1), tf.tensor2d(gradients[i], shape)));
    return { value: tf.tensor1d(losses), gradFunc };
  });
  return op(...inputs) as tf.Tensor1D;
}
