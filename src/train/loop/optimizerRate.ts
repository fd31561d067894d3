import type * as tf from '@tensorflow/tfjs';

/** tfjs' SGD keeps its rate in a tensor behind a setter, the others in a number. */
export function setLearningRate(optimizer: tf.Optimizer, rate: number): void {
  const open = optimizer as unknown as { learningRate: number; setLearningRate?(rate: number): void };
  if (open.learningRate === rate) return;
  if (open.setLearningRate) open.setLearningRate(rate);
  else open.learningRate = rate;
}

/** tfjs' momentum optimizer forgets the tensor of its rate when it is disposed. */
export function release(optimizer: tf.Optimizer): void {
  const rate = (optimizer as unknown as { c?: tf.Tensor }).c;
  optimizer.dispose();
  if (rate && !rate.isDisposed) rate.dispose();
}
