import * as tf from '@tensorflow/tfjs';
import { isPlainObject } from '../../checks/isPlainObject';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import type { TellMemory } from './computeStepTerms';

/** What the losses of a step will remember, until it is known whether the step counts. */
export interface PendingLossMemory {
  note: TellMemory;
  /** The step counts. */
  keep(): void;
  /** It does not, or it is done once more. */
  forget(): void;
}

export function createPendingLossMemory(): PendingLossMemory {
  let changes: [variable: tf.Variable, value: tf.Tensor][] = [];
  return {
    note(memory, after) {
      const given: unknown = after();
      if (!isPlainObject(given)) throw odd('', given);
      for (const [name, value] of Object.entries(given)) {
        if (!Object.hasOwn(memory, name) || !isTensor(value) || String(value.shape) !== String(memory[name].shape))
          throw odd(name, value);
        // It may be what was remembered before.
        changes.push([memory[name], tf.keep(tf.clone(value))]);
      }
    },
    keep: () => changes.forEach(([variable, value]) => variable.assign(value)),
    forget() {
      tf.dispose(changes.map(([, value]) => value));
      changes = [];
    }
  };
}

function odd(name: string, value: unknown): TypeError {
  const got = isTensor(value) ? `[${value.shape}] for "${name}"` : showValue(value);
  return new TypeError(
    `step: expected remembers.after of a loss to give tensors by the names and in the shapes of remembers.begin, got ${got}; return only what has changed`
  );
}
