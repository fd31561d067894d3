import * as tf from '@tensorflow/tfjs';
import { nativeBackend } from './nativeBackend';

/**
 * Lets `tf.gather` be part of a graph. tfjs reads all indices to refuse those that are out of range. On a CPU TensorFlow refuses them too, and what is
 * refused in a graph runs again operation by operation (`isRefusedIndex`), which gives tfjs' error. A GPU takes any index.
 */
export function gatherInGraphs(): void {
  const kernel = tf.getKernel('GatherV2', 'tensorflow');
  const { kernelFunc, kernelName, backendName } = kernel;
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    ...kernel,
    kernelFunc(params) {
      const backend = nativeBackend();
      const recording = backend?.isUsingGpuDevice ? undefined : backend?.binding.recording;
      return recording ? recording.checking(() => kernelFunc(params)) : kernelFunc(params);
    }
  });
}

/** Whether TensorFlow has refused an index in a graph. */
export function isRefusedIndex(error: unknown): boolean {
  return error instanceof Error && /indices.* = -?\d+ is not in \[0, \d+\)/.test(error.message);
}
