import type * as tf from '@tensorflow/tfjs';

/** A text that is the same for networks of the same layers in the same order, whatever their names and first weights are: those whose weights can be averaged. */
export function describeArchitecture(model: tf.LayersModel): string {
  const places = new Map(model.layers.map(({ name }, i) => [name, `#${i}`]));
  const settings = JSON.stringify(model.getConfig(), (key, value: unknown) => {
    if (key === 'name' || key.endsWith('nitializer')) return undefined;
    return typeof value === 'string' ? (places.get(value) ?? value) : value;
  });
  return JSON.stringify([model.weights.map(({ shape }) => shape), settings]);
}
