import type * as tf from '@tensorflow/tfjs';
import { findHost } from '../../notebook/findHost';

/** Gives each variable its new value. An interrupt comes before all of them have it, or after. */
export function assignVariables(variables: readonly tf.Variable[], values: readonly tf.Tensor[]): void {
  const release = findHost()?.hold();
  try {
    variables.forEach((variable, i) => variable.assign(values[i]));
  } finally {
    release?.();
  }
}
