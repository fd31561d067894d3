import * as tf from '@tensorflow/tfjs';

/** Gives variables values, which are disposed. */
export function restoreVariables(variables: readonly tf.Variable[], values: readonly tf.Tensor[]): void {
  variables.forEach((variable, i) => variable.assign(values[i]));
  tf.dispose(values as tf.Tensor[]);
}
