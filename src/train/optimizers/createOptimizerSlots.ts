import * as tf from '@tensorflow/tfjs';

/** A variable of zeros for each variable, of its shape. */
export function createOptimizerSlots(variables: readonly tf.Variable[]): tf.Variable[] {
  return variables.map((variable) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false)));
}
