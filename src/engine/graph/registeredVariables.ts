import * as tf from '@tensorflow/tfjs';

/** All variables that there are. */
export function registeredVariables(): tf.Variable[] {
  return Object.values(tf.engine().registeredVariables);
}
