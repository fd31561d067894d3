import type * as tf from '@tensorflow/tfjs';
import type { NativeBackend, NativeTensor } from './findNativeBackend';

/** A tensor as TensorFlow knows it. Values that only JavaScript has so far become one of its tensors by this. */
export function readNativeTensor(backend: NativeBackend, tensor: tf.Tensor): NativeTensor {
  const [id] = backend.getInputTensorIds([tensor]);
  return { id, shape: tensor.shape, dtype: backend.tensorMap.get(tensor.dataId).dtype };
}
