import type * as tf from '@tensorflow/tfjs';

/** tfjs' momentum optimizer forgets the tensor of its rate when it is disposed. */
export function disposeOptimizer(optimizer: tf.Optimizer): void {
  const rate = (optimizer as unknown as { c?: tf.Tensor }).c;
  optimizer.dispose();
  if (rate && !rate.isDisposed) rate.dispose();
}
