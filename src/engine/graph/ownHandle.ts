import type * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './nativeBackend';

/** The same values under a number that no other tensor has. */
export function ownHandle<T extends tf.Tensor>(backend: NativeBackend, tensor: T): T {
  const type = { name: 'T', type: backend.binding.TF_ATTR_TYPE, value: 0 };
  // The tensor gets its number, if it has none yet, before its type is asked for.
  backend.getInputTensorIds([tensor]);
  type.value = backend.tensorMap.get(tensor.dataId).dtype;
  return backend.executeMultipleOutputs('Identity', [type], [tensor], 1)[0] as T;
}
