import * as tf from '@tensorflow/tfjs';

/** The result for a batch: a loss for each row, and the gradient for the weights `dy` of the rows in the quantity that is minimised. */
export interface BatchRule {
  losses: Float64Array;
  backward: (dy: ArrayLike<number>, input: tf.Tensor2D) => tf.Tensor;
}

/** A loss that looks at all rows of a batch together, computed in double precision, as an op with a gradient to `input`: [batch]. */
export function createBatchLoss(input: tf.Tensor2D, work: () => BatchRule): tf.Tensor1D {
  const op = tf.customGrad((x, save) => {
    // By the time the gradient is computed, a tidy has disposed the tensors of this function.
    (save as tf.GradSaveFunc)([x as tf.Tensor]);
    const { losses, backward } = work();
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) => backward(dy.dataSync(), saved as tf.Tensor2D);
    return { value: tf.tensor1d(Float32Array.from(losses)), gradFunc };
  });
  return op(input) as tf.Tensor1D;
}
