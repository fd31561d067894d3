import type * as tf from '@tensorflow/tfjs';
import type { KernelLayer } from './KernelLayer';

/** A call of a layer of tfjs with another kernel than its own: tfjs computes with what the kernel reads. */
export function callLayerWithKernel<T>(layer: KernelLayer, kernel: tf.Tensor, call: () => T): T {
  const name = layer.depthwiseKernel ? 'depthwiseKernel' : 'kernel';
  const own = layer[name];
  layer[name] = { read: () => kernel } as unknown as tf.LayerVariable;
  try {
    return call();
  } finally {
    layer[name] = own;
  }
}
