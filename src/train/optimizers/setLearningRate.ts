import type * as tf from '@tensorflow/tfjs';

/** SGD in tfjs keeps its rate in a tensor behind a setter, the other optimizers in a number. */
export function setLearningRate(optimizer: tf.Optimizer, rate: number): void {
  const open = optimizer as unknown as { learningRate: number; setLearningRate?(rate: number): void };
  if (open.learningRate === rate) return;
  if (open.setLearningRate) open.setLearningRate(rate);
  else open.learningRate = rate;
}
