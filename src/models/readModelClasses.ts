import type * as tf from '@tensorflow/tfjs';
import { readModelMetadata, noteInModel } from './readModelMetadata';

/** The names of the classes that a model was last trained on, in the order of its logits; null if they are not known. */
export function readModelClasses(model: tf.LayersModel): string[] | null {
  const { classes } = readModelMetadata(model);
  const isList = Array.isArray(classes) && classes.length >= 2 && classes.every((name) => typeof name === 'string');
  return isList ? [...(classes as string[])] : null;
}

/** Notes them in the model's metadata. Null changes nothing. */
export function setModelClasses(model: tf.LayersModel, classes: readonly string[] | null): void {
  if (classes) noteInModel(model, { classes: [...classes] });
}
