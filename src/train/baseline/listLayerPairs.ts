import * as tf from '@tensorflow/tfjs';
import { isModelLayer } from '../../models/features/isModelLayer';

type Layer = tf.layers.Layer;

/** The layers of two models that were built alike, those inside other layers too, pair by pair: a layer before those that it is made of. */
export function listLayerPairs(one: Layer, other: Layer): [Layer, Layer][] {
  const pairs = new Map<Layer, Layer>();
  visit(one, other);
  return [...pairs];

  function visit(a: Layer, b: Layer | undefined): void {
    if (!b || pairs.has(a)) return;
    pairs.set(a, b);
    // A model holds its layers in more than one place, and not in all of them from the beginning.
    for (const key of isModelLayer(a) ? ['layers'] : Object.keys(a)) {
      const others = layersAt(b, key);
      layersAt(a, key).forEach((layer, i) => visit(layer, others[i]));
    }
  }
}

function layersAt(holder: Layer, key: string): Layer[] {
  const value = (holder as unknown as { [key: string]: unknown })[key];
  return [value].flat(3).filter((one): one is Layer => one instanceof tf.layers.Layer);
}
