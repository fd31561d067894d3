import type * as tf from '@tensorflow/tfjs';

/** The momentum optimizer of tfjs does not dispose the tensor of its rate. */
export function disposeOptimizer(optimizer: tf.Optimizer): void {
  const rate = (optimizer as unknown as { c?: tf.Tensor }).c;
  optimizer.dispose();
  if (rate && !rate.isDisposed) rate.dispose();
}
