import * as tf from '@tensorflow/tfjs';
import { fromFloat16 } from './float16';
import type { OnnxTensor } from './OnnxRuntime';

/** An output as a tensor: numbers of floating point as float32, others as int32, texts as texts. */
export function fromOnnxTensor({ type, dims, data }: OnnxTensor): tf.Tensor {
  const shape = [...dims];
  if (type === 'string') return tf.tensor(Array.from(data) as string[], shape, 'string');
  // onnxruntime owns its memory, so the numbers are copied.
  if (type === 'float16') return tf.tensor(Float32Array.from(data as ArrayLike<number>, fromFloat16), shape);
  if (type === 'float32' || type === 'float64') return tf.tensor(Float32Array.from(data as ArrayLike<number>), shape);
  return tf.tensor(Int32Array.from(data as ArrayLike<number>, Number), shape, 'int32');
}
