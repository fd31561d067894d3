import * as tf from '@tensorflow/tfjs';
import { findHost } from '../host/findHost';

interface Binding {
  executeOp(...args: unknown[]): unknown;
}

/**
 * Makes every operation that enters TensorFlow ask the notebook kernel first whether the reader has interrupted the cell.
 * An exception thrown there unwinds tfjs' scopes as any other does; stopping JavaScript in the middle of an operation would
 * leave the engine unable to train.
 */
export function checkInterrupts(): void {
  const backend = tf.backend() as unknown as { binding: Binding };
  const binding = backend.binding;
  // The addon's properties are read-only, so the check inherits from it.
  backend.binding = Object.create(binding, {
    executeOp: {
      value: (...args: unknown[]) => {
        findHost()?.throwIfInterrupted();
        return binding.executeOp(...args);
      }
    }
  }) as Binding;
}
