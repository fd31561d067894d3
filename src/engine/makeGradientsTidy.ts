import * as tf from '@tensorflow/tfjs';

type Gradients = (...args: unknown[]) => { value: tf.Tensor; grads: tf.Tensor[] };

/**
 * An exception inside a gradient leaves no tensor behind. On its own, tfjs would leak the loss and what the tape had kept, and an interrupt
 * is such an exception.
 */
export function makeGradientsTidy(): void {
  const engine = tf.engine() as unknown as { gradients: Gradients };
  const gradients = engine.gradients.bind(engine);
  engine.gradients = (...args) => {
    try {
      // The result is an object of tensors, which tidy can return.
      return tf.tidy('gradients', () => gradients(...args) as unknown as tf.TensorContainer) as unknown as ReturnType<Gradients>;
    } catch (error) {
      if (tf.engine().state.gradientDepth === 0) forgetTape();
      throw error;
    }
  };
}

/** Disposes what the tape had kept of a gradient that did not finish. */
export function forgetTape(): void {
  const { state } = tf.engine();
  const tape = state.activeTape ?? [];
  // tfjs' type has no null here, but null is what it sets itself when a gradient is done.
  state.activeTape = null as unknown as typeof state.activeTape;
  for (const node of tape) for (const tensor of node.saved ?? []) if (!tensor.isDisposed) tensor.dispose();
}
