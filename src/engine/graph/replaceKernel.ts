import * as tf from '@tensorflow/tfjs';

/** Replaces what a kernel of TensorFlow's backend does. `make` gets what it did before. */
export function replaceKernel(name: string, make: (before: tf.KernelFunc) => tf.KernelFunc): void {
  const kernel = tf.getKernel(name, 'tensorflow');
  tf.unregisterKernel(name, 'tensorflow');
  tf.registerKernel({ ...kernel, kernelFunc: make(kernel.kernelFunc) });
}
