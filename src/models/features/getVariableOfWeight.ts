import type * as tf from '@tensorflow/tfjs';

/** tfjs keeps the variable inside its layer weight; the gradient has to be taken with respect to that very object. */
export function getVariableOfWeight(weight: unknown): tf.Variable {
  return (weight as { val: tf.Variable }).val;
}
