import * as tf from '@tensorflow/tfjs';
import { findHost } from '../notebook/findHost';

type NativeFunction = (...args: unknown[]) => unknown;
type Binding = Record<'executeOp' | 'runSavedModel' | 'tensorDataSync', NativeFunction>;

/**
 * Makes every TensorFlow operation first ask the notebook kernel whether the user has interrupted the cell, and tell it what runs. An
 * exception thrown there unwinds tfjs' scopes like any other; stopping JavaScript in the middle of an operation would
 * leave the engine unable to train.
 */
export function checkInterruptsInOperations(): void {
  const backend = tf.backend() as unknown as { binding: Binding };
  const binding = backend.binding;
  // The addon's properties are read-only, so the check inherits from it.
  backend.binding = Object.create(binding, {
    executeOp: { value: checked((name) => String(name), binding.executeOp.bind(binding)) },
    runSavedModel: { value: checked(() => 'the saved model', binding.runSavedModel.bind(binding)) },
    // Without the check: results already computed may be read.
    tensorDataSync: { value: named(() => "a tensor's values", binding.tensorDataSync.bind(binding)) }
  }) as Binding;
}

function checked(nameOf: (first: unknown) => string, call: NativeFunction): NativeFunction {
  const run = named(nameOf, call);
  return (...args) => {
    findHost()?.throwIfInterrupted();
    return run(...args);
  };
}

function named(nameOf: (first: unknown) => string, call: NativeFunction): NativeFunction {
  return (...args) => {
    const host = findHost();
    return host?.native ? host.native(nameOf(args[0]), () => call(...args)) : call(...args);
  };
}
