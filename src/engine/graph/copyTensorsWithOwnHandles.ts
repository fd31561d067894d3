import * as tf from '@tensorflow/tfjs';
import { copyTensorWithOwnHandle } from './copyTensorWithOwnHandle';
import type { NativeBackend } from './findNativeBackend';

/** A copy of each, or none: an interrupt between two leaves nothing behind. One tensor may be given twice, or be the value of a variable. */
export function copyTensorsWithOwnHandles(backend: NativeBackend, tensors: readonly tf.Tensor[]): tf.Tensor[] {
  const copies: tf.Tensor[] = [];
  try {
    for (const tensor of tensors) copies.push(copyTensorWithOwnHandle(backend, tensor));
  } catch (error) {
    tf.dispose(copies);
    throw error;
  }
  return copies;
}
