import type * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './findNativeBackend';

/** The same values under a number that no other tensor has. */
export function copyTensorWithOwnHandle<T extends tf.Tensor>(backend: NativeBackend, tensor: T): T {
  return backend.executeMultipleOutputs('Identity', [], [tensor], 1)[0] as T;
}
