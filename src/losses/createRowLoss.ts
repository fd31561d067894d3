import * as tf from '@tensorflow/tfjs';

/** Computes one row: returns its loss, and writes its gradients where they belong. */
export type RowRule = (row: number, gradients: Float32Array[]) => number;

/**
 * A loss that is computed row by row, as an op with gradients: [batch]. Rows of logits are small, so plain double precision is both exact
 * and faster than the hundred small single-precision ops that would be equally exact.
 *
 * @param inputs tensors [batch, units] that get gradients, in the order of the rule's `gradients`.
 */
export function createRowLoss(inputs: tf.Tensor2D[], rule: RowRule): tf.Tensor1D {
  const [rows] = inputs[0].shape;
  const op = tf.customGrad(() => {
    const gradients = inputs.map(({ size }) => new Float32Array(size));
    const losses = Float32Array.from({ length: rows }, (_, row) => rule(row, gradients));
    // Three operations of TensorFlow for each input would take longer than these products.
    const gradFunc = (dy: tf.Tensor) => {
      // A gradient of a gradient follows dy.
      if (tf.engine().state.gradientDepth > 0)
        return inputs.map(({ shape }, i) => tf.mul(dy.expandDims(1), tf.tensor2d(gradients[i], shape)));
      const weights = dy.dataSync();
      return inputs.map(({ shape }, i) => tf.tensor2d(timesRows(gradients[i], weights), shape));
    };
    return { value: tf.tensor1d(losses), gradFunc };
  });
  return op(...inputs) as tf.Tensor1D;
}

function timesRows(values: Float32Array, weights: ArrayLike<number>): Float32Array {
  const columns = values.length / weights.length;
  const product = new Float32Array(values.length);
  for (let row = 0, i = 0; row < weights.length; row++)
    for (const end = i + columns; i < end; i++) product[i] = weights[row] * values[i];
  return product;
}
