import * as tf from '@tensorflow/tfjs';

/** What tfjs counts, and disposes a layer's weights by. */
interface Counted {
  _refCount: number | null;
}

/** What a model's `dispose` calls `dispose` of: its layers, and models in it once more for each use. */
interface Holder {
  layers: tf.layers.Layer[];
  internalContainerRefs?: tf.layers.Layer[];
}

/**
 * Lets a model that was made from a description, whose layers nobody else holds, be disposed whole. tfjs counts the uses of a layer, and of a
 * model inside another also that it was made; what is used twice, or stands in a sequential model, would keep its weights.
 */
export function makeDisposable(model: tf.LayersModel): void {
  const calls = new Map<tf.layers.Layer, number>();
  count(model as unknown as Holder);
  for (const [layer, times] of calls) {
    const counted = layer as unknown as Counted;
    if (counted._refCount !== null) counted._refCount = times;
  }

  function count({ layers, internalContainerRefs = [] }: Holder): void {
    for (const layer of [...layers, ...internalContainerRefs]) {
      const before = calls.get(layer) ?? 0;
      calls.set(layer, before + 1);
      if (before === 0 && layer instanceof tf.LayersModel) count(layer as unknown as Holder);
    }
  }
}
