import * as tf from '@tensorflow/tfjs';

/** Logits [batch, 1] of one sigmoid unit z as the two logits [0, z] that mean the same; other logits unchanged. Gradients flow. */
export function toTwoClassLogits(logits: tf.Tensor2D | number[][]): tf.Tensor2D | number[][] {
  if (logits instanceof tf.Tensor) {
    return logits.rank === 2 && logits.shape[1] === 1 ? tf.concat2d([tf.zerosLike(logits), logits], 1) : logits;
  }
  const isUnit = Array.isArray(logits) && logits.every((row) => row?.length === 1);
  return isUnit ? logits.map(([z]) => [0, z]) : logits;
}
