import * as tf from '@tensorflow/tfjs';

/** Uniform between -1 / sqrt(inputs) and 1 / sqrt(inputs): where weights and biases of PyTorch's layers begin. */
export function createUniformInitializer(inputs: number): ReturnType<typeof tf.initializers.zeros> {
  const bound = 1 / Math.sqrt(inputs);
  return tf.initializers.randomUniform({ minval: -bound, maxval: bound });
}
