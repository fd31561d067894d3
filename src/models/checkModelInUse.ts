import type * as tf from '@tensorflow/tfjs';
import { isWholeModel } from '../engine/isWholeModel';
import { checkNotDisposed } from './checkNotDisposed';
import { getVariableOfWeight } from './features/getVariableOfWeight';

/** @throws TypeError for a model that lacks a part, is frozen, which tfjs cannot build, or whose weights were disposed. */
export function checkModelInUse(subject: string, of: string, model: tf.LayersModel): void {
  if (!isWholeModel(model))
    throw new TypeError(`${subject}: expected ${of} to be a whole model, got one that lacks a part; build or load it again`);
  if (!Object.isExtensible(model))
    throw new TypeError(`${subject}: expected ${of} to be a model that tfjs can change, got a frozen one; do not freeze it`);
  checkNotDisposed(subject, of, model.weights.map(getVariableOfWeight));
}
