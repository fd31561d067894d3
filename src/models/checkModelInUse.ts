import type * as tf from '@tensorflow/tfjs';
import { checkNotDisposed } from './checkNotDisposed';
import { getVariableOfWeight } from './features/getVariableOfWeight';

/** @throws TypeError for a model that is frozen, which tfjs cannot build, or whose weights were disposed. */
export function checkModelInUse(subject: string, of: string, model: tf.LayersModel): void {
  if (!Object.isExtensible(model))
    throw new TypeError(`${subject}: expected ${of} to be a model that tfjs can change, got a frozen one; do not freeze it`);
  checkNotDisposed(subject, of, model.weights.map(getVariableOfWeight));
}
