import type * as tf from '@tensorflow/tfjs';

/** The key under which a model's own metadata, which tfjs writes to its file, says what we know about it. */
const key = 'stillroom';

/** What a model was last trained on, as it was noted; anything at all in a file that others wrote. */
export interface ModelMetadata {
  classes?: unknown;
  features?: unknown;
}

export function readModelMetadata(model: tf.LayersModel): ModelMetadata {
  return (metadataOf(model)[key] ?? {}) as ModelMetadata;
}

/** Adds to what is noted, beside what others keep there. */
export function noteInModel(model: tf.LayersModel, known: ModelMetadata): void {
  model.setUserDefinedMetadata({ ...metadataOf(model), [key]: { ...readModelMetadata(model), ...known } });
}

function metadataOf(model: tf.LayersModel): { [name: string]: unknown } {
  return (model.getUserDefinedMetadata() ?? {}) as { [name: string]: unknown };
}
