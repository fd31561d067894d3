import * as tf from '@tensorflow/tfjs';

/** The layers of a model, those inside other layers too, each once. A layer keeps those that it is made of as properties. */
export function listLayersIncludingNested(model: tf.LayersModel): tf.layers.Layer[] {
  const found = new Set<tf.layers.Layer>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!(value instanceof tf.layers.Layer) || found.has(value)) return;
    found.add(value);
    Object.values(value).forEach(visit);
  };
  visit(model);
  return [...found];
}
