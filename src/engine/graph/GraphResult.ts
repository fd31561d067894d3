import * as tf from '@tensorflow/tfjs';

/** What a graph function may return. */
export type GraphResult = tf.Tensor | tf.Tensor[] | { [name: string]: tf.Tensor } | undefined;

/** The tensors of a result, in an order, and how a result is made of others. */
export function openResult<Result extends GraphResult>(
  result: Result
): { tensors: tf.Tensor[]; rebuild: (tensors: tf.Tensor[]) => Result } {
  if (result === undefined) return { tensors: [], rebuild: () => result };
  if (result instanceof tf.Tensor) return { tensors: [result], rebuild: ([tensor]) => tensor as Result };
  if (Array.isArray(result)) return { tensors: result, rebuild: (tensors) => tensors as Result };
  const names = Object.keys(result as object);
  return {
    tensors: Object.values(result as { [name: string]: tf.Tensor }),
    rebuild: (tensors) => Object.fromEntries(names.map((name, i) => [name, tensors[i]])) as Result
  };
}
