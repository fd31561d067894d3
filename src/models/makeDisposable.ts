import * as tf from '@tensorflow/tfjs';

/** The reference count by which tfjs disposes a layer's weights. */
interface Counted {
  _refCount: number | null;
}

/** Everything that a model's `dispose` disposes: its layers, and nested models once more for each use. */
interface Holder {
  layers: tf.layers.Layer[];
  internalContainerRefs?: tf.layers.Layer[];
}

/**
 * Lets a model made from a description, whose layers nothing else holds, be disposed completely. tfjs counts the uses of a layer, and for a
 * nested model also its creation. A layer that is used twice or is in a sequential model would keep its weights.
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
