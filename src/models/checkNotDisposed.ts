import type * as tf from '@tensorflow/tfjs';

/** @throws TypeError that names the first weight that was disposed. */
export function checkNotDisposed(subject: string, of: string, variables: readonly tf.Variable[]): void {
  const gone = variables.find(({ isDisposed }) => isDisposed);
  if (gone)
    throw new TypeError(
      `${subject}: expected ${of} to have its weights, got "${gone.name}" disposed; build or load the model again`
    );
}
