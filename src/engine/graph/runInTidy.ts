import * as tf from '@tensorflow/tfjs';
import { openResult, type GraphResult } from './GraphResult';

/** Calls a function over tensors, and keeps its result alone, which is nobody else's. */
export function runInTidy<Args extends tf.Tensor[], Result extends GraphResult>(
  run: (...args: Args) => Result,
  args: Args
): Result {
  return tf.tidy(() => {
    const { tensors, rebuild } = openResult(run(...args));
    const given = new Set<tf.Tensor>(args);
    const own = tensors.map((tensor) => (given.has(tensor) || tensor instanceof tf.Variable ? tensor.clone() : tensor));
    return rebuild(own) as tf.TensorContainer;
  }) as Result;
}
