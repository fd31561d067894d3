import * as tf from '@tensorflow/tfjs';
import type { TensorDerivation } from './TensorDerivation';
import { findNativeBackend } from './findNativeBackend';
import { readNativeTensor } from './readNativeTensor';
import { copyTensorWithOwnHandle } from './copyTensorWithOwnHandle';

/**
 * A tensor that JavaScript works out of another, for layers that have to look at values. A graph takes it as an argument that is worked out anew before
 * each call, so such a layer does not stand in its way. It has no gradient.
 *
 * @param derive the same function at each call.
 */
export function deriveTensor(from: tf.Tensor, derive: TensorDerivation): tf.Tensor {
  const backend = findNativeBackend();
  const run = () => tf.tidy(() => derive(from));
  if (!backend?.binding.recording) return run();
  let made: tf.Tensor | undefined;
  backend.binding.recording.derive(readNativeTensor(backend, from), derive, () => {
    const result = run();
    made = copyTensorWithOwnHandle(backend, result);
    if (result !== from) result.dispose();
    return readNativeTensor(backend, made);
  });
  return made!;
}
