import type * as tf from '@tensorflow/tfjs';

/** The key under which a model's own metadata, which tfjs writes to its file, says what we know about it. */
const key = 'stillroom';

type Metadata = { [name: string]: unknown };

/** The names of the classes that a model was last trained on, in the order of its logits; null if they are not known. */
export function modelClasses(model: tf.LayersModel): string[] | null {
  const { classes } = (metadataOf(model)[key] ?? {}) as { classes?: unknown };
  const isList = Array.isArray(classes) && classes.length >= 2 && classes.every((name) => typeof name === 'string');
  return isList ? [...(classes as string[])] : null;
}

/** Notes them in the model's metadata, beside what others keep there. Null changes nothing. */
export function setModelClasses(model: tf.LayersModel, classes: readonly string[] | null): void {
  if (!classes) return;
  const metadata = metadataOf(model);
  model.setUserDefinedMetadata({ ...metadata, [key]: { ...(metadata[key] as Metadata | undefined), classes: [...classes] } });
}

function metadataOf(model: tf.LayersModel): Metadata {
  return (model.getUserDefinedMetadata() ?? {}) as Metadata;
}
