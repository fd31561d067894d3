import { findNativeBackend } from './findNativeBackend';
import { replaceKernel } from './replaceKernel';

/**
 * Lets `tf.gather` be part of a graph. tfjs reads all indices to refuse those that are out of range. On a CPU TensorFlow refuses them too, and what is
 * refused in a graph runs again operation by operation (`isRefusedIndex`), which gives tfjs' error. A GPU takes any index.
 */
export function replaceGatherInGraphs(): void {
  replaceKernel('GatherV2', (before) => (params) => {
    const backend = findNativeBackend();
    const recording = backend?.isUsingGpuDevice ? undefined : backend?.binding.recording;
    return recording ? recording.checking(() => before(params)) : before(params);
  });
}

/** Whether TensorFlow has refused an index in a graph. */
export function isRefusedIndex(error: unknown): boolean {
  return error instanceof Error && /indices.* = -?\d+ is not in \[0, \d+\)/.test(error.message);
}
