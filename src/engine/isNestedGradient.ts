import * as tf from '@tensorflow/tfjs';

/** Whether a gradient is worked out whose own gradient is wanted: then all of it has to be operations that tfjs has a gradient of. */
export function isNestedGradient(): boolean {
  return tf.engine().state.gradientDepth > 1;
}
