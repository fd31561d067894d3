import * as tf from '@tensorflow/tfjs';

/** What a batch comes to: a loss for each row, and the gradient for the rows' shares `dy` in what is minimised. */
export interface BatchRule {
  losses: Float64Array;
  backward: (dy: ArrayLike<number>, input: tf.Tensor2D) => tf.Tensor;
}

/** A loss that looks at all rows of a batch together, worked out in double precision, as an op with a gradient to `input`: [batch]. */
export function batchLoss(input: tf.Tensor2D, work: () => BatchRule): tf.Tensor1D {
  const op = tf.customGrad((x, save) => {
    // By the time of the gradient a tidy has closed over what was at hand here.
    (save as tf.GradSaveFunc)([x as tf.Tensor]);
    const { losses, backward } = work();
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) => backward(dy.dataSync(), saved as tf.Tensor2D);
    return { value: tf.tensor1d(Float32Array.from(losses)), gradFunc };
  });
  return op(input) as tf.Tensor1D;
}
